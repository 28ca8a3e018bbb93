package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may follow output; LiveOutputTest has what they get. */
@Timeout(60)
final class OutputServletTest {
    private static final String PATH = "/api/jobs/billing/output";

    private HttpFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new HttpFixture();
        fixture.gate.guard();
        fixture.gate.access.user("reader", "READ@billing");
        fixture.gate.access.user("watcher", "STATUS");
        fixture.gate.access.user("other", "READ@mail");
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private static String basic(String user) {
        String pair = user + ":" + user;
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "watcher, /api/jobs/billing/output, 403",
        "other, /api/jobs/billing/output, 403",
        "watcher, /api/jobs/none/output, 404",
        "reader, /api/jobs/none/output, 403",
        "admin, /api/jobs/none/output, 404",
        "nobody, /api/jobs/billing/output, 401",
        "reader, /api/jobs/billing/output?from=x, 400",
        "reader, /api/jobs/billing/output?From=end, 400",
        "reader, /api/jobs/billing/output/x, 404",
        "reader, /api/jobs/../jobs/billing/none, 404",
        "reader, /api/jobs//output, 400",
        "reader, /api/jobs/a%2Fb/output, 400",
        "reader, /api/jobs/a%00b/output, 400",
    })
    void a_refusal_has_its_status_and_says_why(String user, String path, int status) throws IOException {
        Wire.Reply reply = fixture.wire.get(path, basic(user));
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.body()).contains("\"error\":").doesNotContain("Exception");
    }

    @Test
    void only_get_is_answered_and_no_page_of_another_site() throws IOException {
        assertThat(fixture.wire.send("POST", PATH, "", basic("reader")).status())
                .isEqualTo(405);
        assertThat(fixture.wire
                        .get(
                                PATH,
                                basic("reader"),
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_login_that_no_longer_counts_ends_what_it_began() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.door.port())) {
            String request =
                    "GET " + PATH + "?from=start HTTP/1.1\r\nHost: localhost\r\n" + basic("reader") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lineWith(reader, "HTTP/1.1")).isEqualTo("HTTP/1.1 200 OK");
            assertThat(lineWith(reader, "Content-Type")).isEqualTo("Content-Type: text/event-stream;charset=utf-8");
            assertThat(lineWith(reader, "data: ")).contains("OUT 0");
            fixture.gate.access.user("reader", "STATUS");
            assertThat(lineWith(reader, "event: end")).isEqualTo("event: end");
            assertThat(lineWith(reader, "data: "))
                    .contains("is closed to reader: it takes the privilege READ for job billing");
        }
    }

    /** The fake job prints without end. */
    private static String lineWith(BufferedReader reader, String start) throws IOException {
        String line = reader.readLine();
        while (!line.startsWith(start)) {
            line = reader.readLine();
        }
        return line;
    }
}
