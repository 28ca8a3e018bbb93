package io.reeve.service.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.reeve.service.fakes.LogLines;
import io.reeve.service.fakes.MadeKeyStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    @TempDir
    static Path once;

    @TempDir
    Path directory;

    private static MadeKeyStore original;
    private Path file;
    private MadeKeyStore made;

    @BeforeAll
    static void make() throws Exception {
        original = new MadeKeyStore(
                once.resolve("reeve.p12"),
                "dns:localhost,dns:Reeve.Example.org,dns:*.jobs.example.org,ip:127.0.0.1,ip:2001:db8::7");
    }

    @BeforeEach
    void copy() throws IOException {
        file = directory.resolve("reeve.p12");
        made = original.copyTo(file);
    }

    private void refusedWith(String message) {
        assertThatIOException().isThrownBy(made::load).withMessage(message);
    }

    @Test
    void it_speaks_tls_1_2_and_1_3_only() throws IOException {
        Tls tls = made.load();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(client.isConnected()).isTrue();
            assertThat(tls.over(accepted).getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void secrets_that_others_may_read_or_change_are_refused(String mode) throws IOException {
        Files.setPosixFilePermissions(made.passwordFile, PosixFilePermissions.fromString(mode));
        refusedWith("tls.passwordFile: " + made.passwordFile + " is open to other users (" + mode + "): chmod 600 '"
                + made.passwordFile + "'");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        refusedWith("tls.keyStore: " + file + " is open to other users (" + mode + "): chmod 600 '" + file + "'");
    }

    @Test
    void missing_files_are_named_with_their_settings() throws IOException {
        Files.delete(made.passwordFile);
        refusedWith("tls.passwordFile: there is no file " + made.passwordFile + "; reeved cert makes one");
        Files.delete(file);
        refusedWith("tls.keyStore: there is no file " + file + "; reeved cert makes one");
    }

    @Test
    void a_file_that_is_no_key_store_is_named() throws IOException {
        Files.writeString(file, made.load().pem());
        assertThatIOException()
                .isThrownBy(made::load)
                .withMessageStartingWith("tls.keyStore: " + file + " is no PKCS12 key store: ");
    }

    @Test
    void a_wrong_password_is_told_and_not_shown() throws IOException {
        Files.writeString(made.passwordFile, "something else\n");
        refusedWith("tls.passwordFile: " + made.passwordFile + " does not hold the password of " + file);
    }

    @Test
    void a_store_without_a_private_key_or_with_several_is_refused() throws Exception {
        made.addKey("other", "dns:localhost");
        refusedWith("tls.keyStore: " + file
                + " holds several private keys (other, reeve): expected one with its certificate");
        Path certificates = new MadeKeyStore(directory.resolve("other.p12"), "dns:x").trustStore();
        Files.write(file, Files.readAllBytes(certificates));
        refusedWith("tls.keyStore: " + file + " holds no private key: expected one with its certificate");
    }

    @Test
    void a_certificate_whose_time_is_over_or_to_come_is_taken_with_a_warning_that_says_since_or_until_when()
            throws Exception {
        try (LogLines log = new LogLines()) {
            made.load();
            assertThat(log.lines).isEmpty();
            Clock late = Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofDays(1_000));
            Tls.load(file, made.passwordFile, late);
            Tls.load(file, made.passwordFile, Clock.offset(late, Duration.ofDays(-2_000)));
            assertThat(log.lines)
                    .satisfiesExactly(
                            over -> assertThat(over)
                                    .matches("WARNING the certificate in " + file
                                            + " ended at 20\\d\\d-\\d\\d-\\d\\dT.*Z: clients will refuse it"),
                            early -> assertThat(early)
                                    .matches(
                                            "WARNING the certificate in " + file
                                                    + " begins at 20\\d\\d-\\d\\d-\\d\\dT.*Z only: until then clients will refuse it"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LocalHost, true",
        "reeve.example.org, true",
        "127.0.0.1, true",
        "2001:db8:0:0::7, true",
        "a.jobs.example.org, true",
        "A.Jobs.example.org, true",
        "a.b.jobs.example.org, false",
        "jobs.example.org, false",
        ".jobs.example.org, false",
        "example.org, false",
        "127.0.0.2, false",
        "::1, false",
        "'', false",
        "test, false",
    })
    void names_are_those_of_the_certificate(String host, boolean covered) throws IOException {
        assertThat(made.load().names().cover(host)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dns:localhost,dns:*.example.org,ip:192.0.2.7,dns:reeve | 192.0.2.7",
                "ip:127.0.0.1,dns:localhost | 127.0.0.1",
                "dns:*.example.org | ''"
            })
    void other_machines_are_told_a_name_by_which_they_may_reach_this_one(String names, String told) throws Exception {
        MadeKeyStore other = new MadeKeyStore(directory.resolve("other"), names);
        assertThat(other.load().names().announced().orElse("")).isEqualTo(told);
    }

    @Test
    void authorities_of_urls_are_what_local_clients_can_call() throws IOException {
        assertThat(Authority.of(new InetSocketAddress("0.0.0.0", 0), 1)).hasToString("127.0.0.1:1");
        assertThat(Authority.of(new InetSocketAddress("::", 0), 1)).hasToString("[::1]:1");
        assertThat(Authority.of(new InetSocketAddress("2001:db8::7", 0), 1)).hasToString("[2001:db8:0:0:0:0:0:7]:1");
        assertThat(Authority.of(new InetSocketAddress("localhost", 0), 1)).hasToString("localhost:1");
    }
}
