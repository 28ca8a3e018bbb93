package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.gate.Audit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jolokia.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP door with users: who comes in, and what those who do cannot reach. */
class GuardedHttpTest {

    private static final String ANN = basic("ann:ann");
    private static final String HIDDEN = "reeve:type=Job,name=billing";

    private HttpFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new HttpFixture();
        fixture.gate.guard();
        fixture.gate.access.user("ann", "STATUS@mail", "STOP@mail", "START@billing-2", "STATUSALL@job7");
        fixture.gate.access.user("viewer", "STATUS");
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private static String basic(String pair) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void only_the_directions_are_for_everybody() throws IOException {
        assertThat(fixture.wire.get("/").status()).isEqualTo(200);
        for (String path : new String[] {"/jolokia", "/jolokia/", "//jolokia", "/%6aolokia", "/x", "/;x/jolokia"}) {
            assertThat(fixture.wire.get(path).status()).as(path).isBetween(400, 401);
            assertThat(fixture.wire.get(path).body()).as(path).doesNotContain("\"value\"", "agent");
        }
        assertThat(fixture.wire.get("/jolokia").headers()).contains("WWW-Authenticate: Basic realm=\"Reeve\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic YW5u",
                "Basic /w==",
                "Bearer",
                "Digest username=ann",
                "ann:ann",
                "Basic OmFubg==",
                "Basic Og==",
                "Bearer reeve_00000000_0000000000000000000000000000000000000000000",
            })
    void malformed_and_wrong_credentials_are_refused_and_recorded(String header) throws IOException {
        Wire.Reply reply = fixture.wire.get("/jolokia", "Authorization: " + header);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(HttpFixture.object(reply.body())).containsEntry("status", 401L);
        assertThat(fixture.gate.audit)
                .hasSize(1)
                .allMatch(event -> event.what().equals("LOGIN") && event.outcome() == Audit.Outcome.DENIED);
        assertThat(fixture.gate.audit.toString()).doesNotContain("YW5u", "!!!");
    }

    @Test
    void two_logins_at_a_time_and_huge_ones_are_refused() throws IOException {
        assertThat(fixture.wire.get("/jolokia", ANN, basic("admin:admin")).status())
                .isEqualTo(401);
        String huge = basic("ann:" + "x".repeat(20_000));
        assertThat(fixture.wire.get("/jolokia", huge).status()).isEqualTo(431);
        assertThat(fixture.gate.audit).hasSize(2);
        assertThat(fixture.gate.audit.get(1).why()).startsWith("431");
    }

    @Test
    void the_local_token_opens_and_no_part_of_it_does() throws IOException {
        String token = fixture.gate.token.text();
        assertThat(fixture.wire
                        .get("/jolokia", "Authorization: Bearer " + token)
                        .status())
                .isEqualTo(200);
        assertThat(fixture.wire
                        .get("/jolokia", "Authorization: Bearer " + token.substring(1))
                        .status())
                .isEqualTo(401);
        assertThat(fixture.gate.audit.toString()).doesNotContain(token.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "stop()", "stop(java.lang.String)"})
    void an_operation_of_a_hidden_job_is_denied_however_it_is_spelled(String operation) throws IOException {
        JSONObject answer = ann("{\"type\":\"exec\",\"mbean\":\"" + HIDDEN + "\",\"operation\":\"" + operation + "\"}");
        assertThat(answer).containsEntry("status", 403L).doesNotContainKey("value");
        assertThat(fixture.job.calls).isEmpty();
        assertThat(fixture.gate.audit).isNotEmpty();
    }

    @Test
    void reads_by_pattern_and_in_bulk_tell_nothing_of_hidden_jobs() throws IOException {
        for (String name : new String[] {"reeve:type=Job,name=*", "reeve:*", "*:*", "reeve:type=Job,name=bill*"}) {
            String body = fixture.wire
                    .post("{\"type\":\"read\",\"mbean\":\"" + name + "\",\"attribute\":\"State\"}", ANN)
                    .body();
            assertThat(body).doesNotContain("RUNNING", "name=billing");
        }
        String bulk = "{\"type\":\"read\",\"mbean\":\"" + HIDDEN + "\",\"attribute\":[\"State\",\"Pid\"]}";
        assertThat(fixture.wire.post("[" + bulk + "," + bulk + "]", ANN).body())
                .contains("\"status\":403")
                .doesNotContain("RUNNING", "\"value\"");
    }

    @Test
    void of_a_visible_job_the_closed_attributes_stay_closed_in_bulk() throws IOException {
        String all = "{\"type\":\"read\",\"mbean\":\"" + HIDDEN + "\"%s}";
        String viewer = basic("viewer:viewer");
        assertThat(fixture.wire.post(all.formatted(""), viewer).body())
                .contains("RUNNING")
                .doesNotContain("/bin/date", "environment");
        assertThat(fixture.wire
                        .post(all.formatted(",\"attribute\":[\"State\",\"Definition\"]"), viewer)
                        .body())
                .contains("\"status\":403")
                .doesNotContain("/bin/date");
        assertThat(fixture.wire
                        .post(all.formatted(",\"attribute\":\"Definition\",\"path\":\"environment\""), viewer)
                        .body())
                .contains("\"status\":403");
    }

    @Test
    void search_and_list_show_only_what_may_be_seen() throws IOException {
        for (String path : new String[] {
            "/jolokia/search/*:*",
            "/jolokia/list",
            "/jolokia/list/reeve",
            "/jolokia/list/java.lang",
            "/jolokia/list/java.lang/type=Memory"
        }) {
            assertThat(fixture.wire.get(path, ANN).body())
                    .as(path)
                    .doesNotContain(
                            "billing", "ObjectPendingFinalizationCount", "HeapMemoryUsage", "DiagnosticCommand");
        }
        assertThat(fixture.wire
                        .get("/jolokia/list/reeve/type=Job,name=billing", ANN)
                        .body())
                .doesNotContain("\"status\":200");
        assertThat(fixture.wire.get("/jolokia/list", basic("admin:admin")).body())
                .contains("name=billing", "HeapMemoryUsage");
    }

    @Test
    void a_map_of_all_jobs_is_cut() throws IOException {
        JSONObject answer = ann("{\"type\":\"exec\",\"mbean\":\"reeve:type=Server\",\"operation\":\"statusAll\"}");
        assertThat(HttpFixture.member(answer, "value")).containsOnlyKeys("job7");
    }

    @Test
    void notifications_are_closed() throws IOException {
        assertThat(ann("{\"type\":\"notification\",\"command\":\"register\"}")).containsEntry("status", 403L);
    }

    @Test
    void a_browser_that_knows_the_password_does_not_lend_it_to_other_sites() throws IOException {
        String admin = basic("admin:admin");
        String path = "/jolokia/exec/" + HIDDEN + "/stop";
        String browser = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";
        assertThat(fixture.wire
                        .get(path, admin, browser, "Cookie: JSESSIONID=x")
                        .body())
                .contains("\"status\":403");
        assertThat(fixture.wire
                        .post("{}", admin, "Origin: null", "Content-Type: text/plain")
                        .status())
                .isEqualTo(403);
        assertThat(fixture.job.calls).isEmpty();
    }

    @Test
    void arguments_are_not_repeated_in_the_answer() throws IOException {
        String body = fixture.wire
                .post(
                        "{\"type\":\"exec\",\"mbean\":\"reeve:type=Server\",\"operation\":\"update\","
                                + "\"arguments\":[\"billing\",\"{\\\"environment\\\":{\\\"KEY\\\":\\\"hunter2\\\"}}\"]}",
                        basic("admin:admin"))
                .body();
        assertThat(body).contains("\"status\":200").doesNotContain("hunter2");
        assertThat(fixture.gate.audit.toString()).contains("UPDATE").doesNotContain("hunter2");
    }

    @Test
    void what_is_too_large_is_recorded() throws IOException {
        String admin = basic("admin:admin");
        fixture.wire.post("[" + "{\"type\":\"version\"},".repeat(1_000) + "{}]", admin);
        fixture.wire.post("[".repeat(1_000) + "]".repeat(1_000), admin);
        fixture.wire.post(" ".repeat(HttpDoor.BODY_LIMIT + 1), admin);
        assertThat(fixture.gate.audit)
                .extracting(event -> event.what() + " " + event.why())
                .containsExactly(
                        "REQUEST the request has more than 1000 requests in one array",
                        "REQUEST the request is nested more than 64 deep",
                        "REQUEST 413 Payload Too Large");
    }

    @Test
    void a_user_who_is_gone_is_gone_at_the_next_request() throws IOException {
        String read = "{\"type\":\"read\",\"mbean\":\"" + ObjectNames.job("billing") + "\",\"attribute\":\"State\"}";
        String viewer = basic("viewer:viewer");
        assertThat(fixture.wire.post(read, viewer).body()).contains("RUNNING");
        fixture.gate.access.remove("viewer");
        assertThat(fixture.wire.post(read, viewer).status()).isEqualTo(401);
    }

    private JSONObject ann(String json) throws IOException {
        return HttpFixture.object(fixture.wire.post(json, ANN).body());
    }
}
