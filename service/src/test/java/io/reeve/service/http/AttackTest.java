package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jolokia.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What web pages, other programs and bored people may try. */
class AttackTest {

    private static final String STOP =
            "{\"type\":\"exec\",\"mbean\":\"reeve:type=Job,name=billing\",\"operation\":\"stop\"}";
    private static final String STOP_PATH = "/jolokia/exec/reeve:type=Job,name=billing/stop";
    private static final String FIREFOX = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";

    private HttpFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new HttpFixture();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private void refused(Wire.Reply reply) throws IOException {
        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(HttpFixture.object(reply.body())).containsEntry("status", 403L);
        assertThat(reply.headers()).doesNotContainIgnoringCase("Access-Control-");
        assertThat(fixture.job.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:%d",
                "http://127.0.0.1:%d.evil.example",
                "http://localhost:%d",
                "http://127.0.0.1",
                "http://127.0.0.1:%d, http://evil.example",
            })
    void a_page_of_another_origin_cannot_post(String origin) throws IOException {
        String sent = "Origin: " + origin.formatted(fixture.door.port());
        refused(fixture.wire.post(STOP, sent, "Content-Type: text/plain"));
    }

    @Test
    void a_page_of_our_own_origin_can() throws IOException {
        String own = "127.0.0.1:" + fixture.door.port();
        assertThat(fixture.wire.post(STOP, "Origin: http://" + own).headers())
                .contains("200 OK")
                .doesNotContainIgnoringCase("Access-Control-");
        fixture.wire.post(STOP, "Host: localhost:1", "Origin: http://localhost:1");
        fixture.wire.post(STOP);
        assertThat(fixture.job.calls).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8778",
                "127.0.0.1.evil.example",
                "localhost.",
                "10.0.0.1",
                ":1",
                "user@127.0.0.1"
            })
    void a_foreign_name_for_this_host_is_refused(String host) throws IOException {
        Wire.Reply reply = fixture.wire.post(STOP, "Host: " + host, "Origin: http://" + host);
        assertThat(reply.status()).isBetween(400, 403);
        assertThat(fixture.job.calls).isEmpty();
    }

    @Test
    void a_foreign_name_in_the_request_line_is_refused() throws IOException {
        Wire.Reply reply = fixture.wire.send("POST", "http://evil.example/jolokia", STOP);
        assertThat(reply.status()).isBetween(400, 403);
        assertThat(fixture.job.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void an_image_on_another_site_starts_nothing(String site) throws IOException {
        refused(fixture.wire.get(
                STOP_PATH, FIREFOX, "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"));
        refused(fixture.wire.get(
                STOP_PATH, FIREFOX, "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"));
    }

    @Test
    void nor_does_one_in_a_browser_that_says_nothing_of_sites() throws IOException {
        JSONObject answer =
                HttpFixture.object(fixture.wire.get(STOP_PATH, FIREFOX).body());
        assertThat(answer).containsEntry("status", 403L);
        answer = HttpFixture.object(fixture.wire
                .get("/jolokia?p=" + STOP_PATH.substring(8), FIREFOX)
                .body());
        assertThat(answer).containsEntry("status", 403L);
        assertThat(fixture.job.calls).isEmpty();
        fixture.wire.get(STOP_PATH, FIREFOX, "Sec-Fetch-Site: none");
        fixture.wire.get(STOP_PATH, "User-Agent: curl/8.0");
        assertThat(fixture.job.calls).hasSize(2);
    }

    @Test
    void a_link_from_another_site_leads_to_the_page_and_no_further() throws IOException {
        String[] link = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};
        assertThat(fixture.wire.get("/", link).status()).isEqualTo(200);
        refused(fixture.wire.get("/jolokia/read/reeve:type=Server", link));
    }

    @Test
    void answers_are_not_for_pages_of_other_sites() throws IOException {
        Wire.Reply reply = fixture.wire.get("/jolokia/read/reeve:type=Server?callback=steal&mimeType=text/html");
        assertThat(reply.body()).startsWith("{");
        assertThat(reply.headers())
                .contains("Content-Type: application/json", "nosniff", "Cross-Origin-Resource-Policy: same-origin");
    }

    @Test
    void preflights_are_not_answered() throws IOException {
        String own = "Origin: http://127.0.0.1:" + fixture.door.port();
        Wire.Reply reply = fixture.wire.send("OPTIONS", "/jolokia", "", own, "Access-Control-Request-Method: POST");
        assertThat(reply.headers()).doesNotContainIgnoringCase("Access-Control-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"notification\",\"command\":\"register\"}",
                "{\"type\":\"exec\",\"mbean\":\"com.sun.management:type=DiagnosticCommand\",\"operation\":\"vmSystemProperties\"}",
                "{\"type\":\"exec\",\"mbean\":\"com.sun.management:type=HotSpotDiagnostic\",\"operation\":\"dumpHeap(java.lang.String,boolean)\",\"arguments\":[\"/tmp/x\",true]}",
                "{\"type\":\"read\",\"mbean\":\"com.sun.management:type=HotSpotDiagnostic\"}",
                "{\"type\":\"exec\",\"mbean\":\"java.lang:type=Memory\",\"operation\":\"gc()\"}",
                "{\"type\":\"write\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\",\"value\":true}",
                "{\"type\":\"exec\",\"mbean\":\"java.util.logging:type=Logging\",\"operation\":\"setLoggerLevel\",\"arguments\":[\"\",\"ALL\"]}",
            })
    void what_is_closed_is_closed(String request) throws IOException {
        assertThat(fixture.ask(request)).containsEntry("status", 403L).doesNotContainKey("value");
    }

    @Test
    void a_pattern_is_no_way_around() throws IOException {
        String help = "{\"type\":\"exec\",\"mbean\":\"%s\",\"operation\":\"help\",\"arguments\":[\"*\"]}";
        for (String pattern : new String[] {"com.sun.management:*", "*:type=DiagnosticCommand", "*:*"}) {
            assertThat(fixture.ask(help.formatted(pattern)).get("status")).isNotEqualTo(200L);
        }
        assertThat(fixture.wire.get("/jolokia/list").body()).contains("reeve").doesNotContain("DiagnosticCommand");
        assertThat(fixture.wire.get("/jolokia/search/*:*").body()).doesNotContain("com.sun.management");
    }

    @Test
    void there_is_no_proxy() throws IOException {
        JSONObject answer = fixture.ask("{\"type\":\"read\",\"mbean\":\"reeve:type=Server\",\"attribute\":\"Pid\","
                + "\"target\":{\"url\":\"service:jmx:rmi:///jndi/rmi://127.0.0.1:1/x\"}}");
        assertThat(answer).containsEntry("value", 4_711L);
    }

    @Test
    void a_body_beyond_four_mebibytes_is_refused() throws IOException {
        String large = " ".repeat(HttpDoor.BODY_LIMIT + 1);
        assertThat(fixture.wire.post(large).status()).isEqualTo(413);
        String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
        Wire.Reply chunked = fixture.wire.post(chunk, "Transfer-Encoding: chunked");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(HttpFixture.object(chunked.body())).containsEntry("status", 413L);
        String fits = "{\"type\":\"version\"}" + " ".repeat(HttpDoor.BODY_LIMIT - 18);
        assertThat(fixture.wire.post(fits).status()).isEqualTo(200);
    }

    @Test
    void an_array_of_more_than_a_thousand_requests_is_refused() throws IOException {
        String version = "{\"type\":\"version\"},";
        assertThat(HttpFixture.array(fixture.wire
                        .post("[" + version.repeat(999) + "{\"type\":\"version\"}]")
                        .body()))
                .hasSize(1_000);
        assertThat(fixture.ask("[" + version.repeat(1_000) + "{\"type\":\"version\"}]"))
                .containsEntry("status", 400L)
                .containsEntry("error", "the request has more than 1000 requests in one array");
    }

    @Test
    void many_large_answers_do_not_exist_at_once() throws IOException {
        String all = "{\"type\":\"exec\",\"mbean\":\"reeve:type=Server\",\"operation\":\"statusAll\"}";
        Wire.Reply reply = fixture.wire.post("[" + (all + ",").repeat(7) + all + "]");
        // What does not fit into Jetty's buffer is sent on while the rest is still being asked for.
        assertThat(reply.headers()).doesNotContain("Content-Length");
        assertThat(reply.body().length()).isGreaterThan(1_500_000);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void json_that_is_costly_to_read_is_refused() throws IOException {
        String call = "{\"type\":\"exec\",\"mbean\":\"reeve:type=Server\",\"operation\":\"get\",\"arguments\":[%s]}";
        assertThat(fixture.ask(call.formatted("9".repeat(1_000_000)))).containsEntry("status", 400L);
        assertThat(fixture.ask(call.formatted("[".repeat(100_000) + "]".repeat(100_000))))
                .containsEntry("status", 400L);
        assertThat(fixture.ask(call.formatted("{\"a\":".repeat(100_000)))).containsEntry("status", 400L);
        assertThat(fixture.ask(call.formatted("[],".repeat(1_000_000) + "[]"))).containsEntry("status", 400L);
        String follow = "{\"type\":\"exec\",\"mbean\":\"reeve:type=Job,name=billing\",\"operation\":\"follow\","
                + "\"arguments\":[\"OUT\",%s,1]}";
        assertThat(fixture.ask(follow.formatted("1e999999999")).get("status")).isNotEqualTo(500L);
    }

    @Test
    void garbage_is_answered_and_survived() throws IOException {
        assertThat(fixture.wire.raw("GARBAGE\r\n\r\n", new byte[0]).status()).isEqualTo(400);
        assertThat(fixture.wire.raw("GET / HTTP/1.1\r\n\r\n", new byte[0]).status())
                .isEqualTo(400);
        assertThat(fixture.wire.get("/" + "x".repeat(20_000)).status()).isEqualTo(414);
        byte[] invalid = {'{', '"', (byte) 0xff, '"', '}'};
        assertThat(fixture.wire
                        .send("POST", "/jolokia", new String(invalid, StandardCharsets.ISO_8859_1))
                        .status())
                .isEqualTo(200);
        assertThat(fixture.wire.get("/").status()).isEqualTo(200);
    }

    /** As it did with Jetty's pool of buffers. */
    @Test
    void nothing_of_a_head_that_is_too_long_comes_to_another_client() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> attackers = new ArrayList<>();
            for (int client = 0; client < 3; client++) {
                attackers.add(clients.submit(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        assertThat(fixture.wire.get("/" + "x".repeat(20_000)).status())
                                .isEqualTo(414);
                    }
                    return true;
                }));
            }
            while (!attackers.stream().allMatch(Future::isDone)) {
                assertThat(fixture.wire.post("{\"type\":\"version\"}").body())
                        .contains("\"status\":200")
                        .doesNotContain("xxx");
            }
            for (Future<?> attacker : attackers) {
                attacker.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }
}
