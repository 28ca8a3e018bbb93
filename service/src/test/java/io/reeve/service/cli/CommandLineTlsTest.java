package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.reeve.service.cli.CommandLineTester.Result;
import io.reeve.service.fakes.MadeKeyStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom {@code bin/reeve} takes for the service, when it speaks TLS. */
class CommandLineTlsTest {

    @TempDir
    static Path directory;

    @TempDir
    Path home;

    private static MadeKeyStore elsewhere;
    private static MadeKeyStore here;

    private final CommandLineTester cli = new CommandLineTester();
    private FakeService service;

    @BeforeAll
    static void make() throws Exception {
        elsewhere = new MadeKeyStore(directory.resolve("elsewhere.p12"), "dns:reeve.example.org");
        here = new MadeKeyStore(directory.resolve("here.p12"), "ip:127.0.0.1");
    }

    @BeforeEach
    void open() throws IOException {
        serve(elsewhere);
    }

    private void serve(MadeKeyStore made) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(made.load().context()));
        service = new FakeService(server);
        service.job("billing", "RUNNING", 71);
    }

    @AfterEach
    void close() {
        service.close();
    }

    private String url() {
        return "https://127.0.0.1:" + service.port() + "/jolokia";
    }

    private void announce(Path certificate) throws IOException {
        Files.createDirectories(home.resolve("run"));
        long pid = ProcessHandle.current().pid();
        new ServiceFile(pid, "1", home.toString(), url(), url(), "", certificate.toString(), 0, Map.of()).write(home);
    }

    @Test
    void the_certificate_in_the_home_is_the_services_whatever_the_host_is_called() throws IOException {
        announce(elsewhere.pem());
        Result result = cli.run("ls", "--home", home.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("billing");
        assertThat(result.code()).isZero();
    }

    @Test
    void another_certificate_than_that_in_the_home_is_refused() throws IOException {
        announce(here.pem());
        Result result = cli.run("ls", "--home", home.toString());
        assertThat(result.err())
                .startsWith("reeve: no service answers at " + url()
                        + ": its certificate is not trusted: it is another than expected (")
                .contains("REEVE_CA");
        assertThat(result.code()).isEqualTo(3);
        assertThat(service.requests).isEmpty();
    }

    @Test
    void a_service_that_cannot_be_told_by_its_certificate_is_not_asked() throws IOException {
        announce(home.resolve("none.pem"));
        Result result = cli.run("ls", "--home", home.toString());
        assertThat(result.err())
                .contains("cannot tell the service at " + url() + " by its certificate: there is no file "
                        + home.resolve("none.pem"));
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void a_service_elsewhere_needs_a_certificate_that_is_trusted_here() {
        Result result = cli.run("ls", "--url", url());
        assertThat(result.err())
                .contains("its certificate is not trusted: nobody who is trusted here has signed it"
                        + " (set REEVE_CA to a file (PEM) with it, or with the one that signed it)");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void reeve_ca_names_the_certificates_to_trust() throws IOException {
        service.close();
        serve(here);
        Path both = Files.writeString(
                home.resolve("both.pem"), Files.readString(elsewhere.pem()) + Files.readString(here.pem()));
        cli.environment.put("REEVE_CA", both.toString());
        cli.environment.put("REEVE_URL", url());
        Result result = cli.run("ls");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void a_certificate_that_reeve_ca_does_not_vouch_for_is_refused() throws IOException {
        cli.environment.put("REEVE_CA", here.pem().toString());
        assertThat(cli.run("ls", "--url", url()).err())
                .contains("its certificate is not trusted: nobody who is trusted here has signed it (REEVE_CA names "
                        + here.pem() + ", which does not help)");
        assertThat(service.requests).isEmpty();
    }

    @Test
    void a_trusted_certificate_for_another_host_is_refused() throws IOException {
        cli.environment.put("REEVE_CA", elsewhere.pem().toString());
        Result result = cli.run("ls", "--url", url());
        assertThat(result.err())
                .contains("its certificate is not trusted: No subject alternative names matching IP address 127.0.0.1");
        assertThat(result.code()).isEqualTo(3);
        assertThat(service.requests).isEmpty();
    }

    @Test
    void reeve_ca_without_certificates_is_wrong_usage() throws IOException {
        cli.environment.put("REEVE_CA", "none.pem");
        assertThat(cli.run("ls", "--url", url()))
                .returns(2, Result::code)
                .extracting(Result::err)
                .asString()
                .startsWith("reeve: REEVE_CA=none.pem: there is no file /srv/dir/none.pem\n");
        Path text = Files.writeString(home.resolve("text"), "hello\n");
        cli.environment.put("REEVE_CA", text.toString());
        assertThat(cli.run("ls", "--url", url()).err()).contains(text + " holds no certificates in PEM");
    }
}
