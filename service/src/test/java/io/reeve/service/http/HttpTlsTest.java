package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.fakes.FakeGate;
import io.reeve.service.fakes.LogLines;
import io.reeve.service.fakes.MadeKeyStore;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP door by TLS. */
@SuppressWarnings("AddressSelection") // the addresses are meant literally
class HttpTlsTest {

    @TempDir
    static Path directory;

    private static MadeKeyStore made;

    private final FakeGate gate = new FakeGate(bean -> Optional.empty());
    private HttpDoor door;

    @BeforeAll
    static void make() throws Exception {
        made = new MadeKeyStore(
                directory.resolve("reeve.p12"), "dns:localhost,ip:127.0.0.1,dns:reeve.example.org,ip:192.0.2.7");
    }

    @BeforeEach
    void open() throws IOException {
        door = open("127.0.0.1");
    }

    private HttpDoor open(String host) throws IOException {
        return HttpDoor.open(
                new HttpDoor.Place(new InetSocketAddress(host, 0), Optional.of(made.load()), Duration.ofMinutes(30)),
                HttpFixture.house(gate));
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private static HttpResponse<String> get(String url, SSLContext trust) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(trust).build();
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private Wire wire() throws Exception {
        return new Wire(door.port(), made.client().getSocketFactory());
    }

    @Test
    void a_client_that_trusts_the_certificate_is_answered_by_tls_1_3() throws Exception {
        assertThat(door.url()).isEqualTo("https://127.0.0.1:" + door.port());
        for (String host : new String[] {"127.0.0.1", "localhost"}) {
            HttpResponse<String> answer = get("https://" + host + ":" + door.port() + "/jolokia", made.client());
            assertThat(answer.body()).contains("\"status\":200");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void a_client_that_does_not_trust_it_goes_away_and_no_line_is_logged() throws Exception {
        try (LogLines log = new LogLines()) {
            assertThatThrownBy(() -> get(door.url(), SSLContext.getDefault()))
                    .isInstanceOf(SSLHandshakeException.class);
            get(door.url(), made.client());
            assertThat(log.lines).isEmpty();
        }
    }

    @Test
    void on_all_addresses_it_is_reached_by_the_loopback_address_and_says_so() throws Exception {
        try (HttpDoor everywhere = open("0.0.0.0")) {
            assertThat(everywhere.url()).isEqualTo("https://127.0.0.1:" + everywhere.port());
            assertThat(get(everywhere.url() + "/jolokia", made.client()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tls_1_1_is_refused_as_a_version() throws IOException {
        // ClientHello of TLS 1.1 (RFC 4346): a version, a random, no session, three suites, no compression.
        String body = "0302" + "00".repeat(32) + "00" + "0006c00a002f0035" + "0100";
        String handshake = "010000" + hexLength(body, 2) + body;
        byte[] hello = HexFormat.of().parseHex("160301" + hexLength(handshake, 4) + handshake);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello);
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(answer)
                    .as("a fatal alert")
                    .hasSizeGreaterThanOrEqualTo(7)
                    .startsWith(21);
            assertThat(ByteBuffer.wrap(answer).getShort(5))
                    .as("fatal, protocol_version")
                    .isEqualTo((short) 0x0246);
        }
    }

    private static String hexLength(String hex, int digits) {
        return String.format("%0" + digits + "x", hex.length() / 2);
    }

    @ParameterizedTest
    @CsvSource({"/jolokia, 127.0.0.1", "https://127.0.0.1/jolokia, 127.0.0.1", "/, evil.example"})
    void plain_http_is_refused_with_what_to_do(String target, String host) throws IOException {
        try (LogLines log = new LogLines()) {
            Wire.Reply reply = new Wire(door.port()).get(target, "Host: " + host);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).contains("this port speaks TLS: use https:// in place of http://");
            assertThat(log.lines).isEmpty();
        }
        assertThat(gate.audit).singleElement().satisfies(event -> assertThat(event.what())
                .isEqualTo("REQUEST"));
    }

    @Test
    void what_is_neither_tls_nor_http_is_cut_off_without_a_line() throws IOException {
        try (LogLines log = new LogLines();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("JRMI\0\2K\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400");
            assertThat(log.lines).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reeve.example.org", "REEVE.example.org:8778", "192.0.2.7:1", "localhost", "127.0.0.1"})
    void names_of_the_certificate_are_ours(String host) throws Exception {
        assertThat(wire().get("/jolokia", "Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "x.reeve.example.org", "192.0.2.8", "[2001:db8::7]", "[", ""})
    void other_names_are_not(String host) throws Exception {
        assertThat(wire().get("/jolokia", "Host: " + host).status()).isBetween(400, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "https://reeve.example.org, 200",
        "http://reeve.example.org, 403",
        "https://evil.example, 403",
        "https://localhost, 403"
    })
    void pages_of_our_own_origin_are_those_by_https(String origin, int status) throws Exception {
        assertThat(wire().get("/jolokia", "Host: reeve.example.org", "Origin: " + origin)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void clients_that_begin_a_handshake_and_stall_keep_nobody_waiting_nor_the_door_open() throws Exception {
        int port = door.port();
        try (Socket stalled = new Socket(InetAddress.getLoopbackAddress(), port)) {
            stalled.getOutputStream().write(0x16);
            assertThat(get(door.url() + "/jolokia", made.client()).statusCode()).isEqualTo(200);
            door.close();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
        }
    }
}
