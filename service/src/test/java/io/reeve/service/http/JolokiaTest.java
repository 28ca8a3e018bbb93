package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobStatus;
import java.io.IOException;
import java.util.Map;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What scripts say and hear. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JolokiaTest {

    private static final String SERVER = "\"mbean\":\"reeve:type=Server\"";
    private static final String BILLING = "\"mbean\":\"reeve:type=Job,name=billing\"";

    private HttpFixture fixture;

    @BeforeAll
    void open() throws IOException {
        fixture = new HttpFixture();
    }

    @AfterAll
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void an_attribute_is_read_by_get_as_curl_does() throws IOException {
        JSONObject answer = HttpFixture.object(fixture.wire
                .get("/jolokia/read/reeve:type=Job,name=billing/State")
                .body());
        assertThat(answer).containsEntry("status", 200L).containsEntry("value", "RUNNING");
        assertThat((JSONObject) answer.get("request"))
                .isEqualTo(Map.of("type", "read", "mbean", "reeve:type=Job,name=billing", "attribute", "State"));
    }

    @Test
    void a_small_answer_is_sent_in_one_piece_with_its_length() throws IOException {
        String headers = fixture.wire.post("{\"type\":\"version\"}").headers();
        assertThat(headers).contains("Content-Length: ").doesNotContain("chunked");
    }

    @Test
    void an_operation_is_called_by_get_as_curl_does() throws IOException {
        JSONObject answer = HttpFixture.object(fixture.wire
                .get("/jolokia/exec/reeve:type=Server/get/billing", "User-Agent: curl/8.0")
                .body());
        assertThat(answer).containsEntry("status", 200L);
    }

    @Test
    void the_status_of_a_thousand_jobs_is_complete_and_numbers_are_numbers() throws IOException {
        JSONObject answer = fixture.ask("{\"type\":\"exec\"," + SERVER + ",\"operation\":\"statusAll\"}");
        JSONObject jobs = HttpFixture.member(answer, "value");
        assertThat(jobs).hasSize(1_000);
        int members = JobStatus.class.getRecordComponents().length;
        for (Object job : jobs.values()) {
            JSONObject status = (JSONObject) job;
            assertThat(status)
                    .hasSize(members)
                    .containsEntry("pid", 71L)
                    .containsEntry("sinceMillis", 1_700_000_000_123L);
            assertThat(status.get("state")).isEqualTo("RUNNING");
            assertThat((JSONObject) status.get("labels")).containsEntry("team", status.get("name"));
            assertThat((JSONObject) status.get("lastExit"))
                    .containsEntry("number", -1L)
                    .containsEntry("kind", "NONE");
        }
    }

    @Test
    void a_getter_that_is_an_operation_is_one_here_too() throws IOException {
        JSONObject answer = fixture.ask("{\"type\":\"exec\"," + SERVER + ",\"operation\":\"getAll\"}");
        assertThat((JSONObject) answer.get("value")).containsOnlyKeys("billing");
        JSONObject attributes = HttpFixture.member(fixture.ask("{\"type\":\"read\"," + SERVER + "}"), "value");
        assertThat(attributes)
                .containsEntry("Pid", 4_711L)
                .doesNotContainKey("All")
                .hasSize(11);
        assertThat((JSONObject) attributes.get("StateCounts")).containsEntry("RUNNING", 1_000L);
    }

    @Test
    void settings_are_given_as_an_object_or_as_text() throws IOException {
        String call =
                "{\"type\":\"exec\"," + SERVER + ",\"operation\":\"add\",\"arguments\":[\"ticker\",\"/bin/date\",%s]}";
        assertThat(
                        fixture.ask(
                                call.formatted(
                                        "{\"params\":\"-u \\\"a b\\\"\",\"environment\":{\"A\":\"1\"},\"bufferSize\":5,\"writeLog\":true}")))
                .containsEntry("status", 200L);
        assertThat(fixture.ask(call.formatted("\"params: -u\""))).containsEntry("status", 200L);
        assertThat(fixture.ask(call.formatted("\"\""))).containsEntry("status", 200L);
        assertThat(fixture.service.calls.get(0)).startsWith("ticker|/bin/date|{");
        JSONObject settings = HttpFixture.object(fixture.service.calls.get(0).substring(17));
        assertThat(settings)
                .isEqualTo(Map.of(
                        "params", "-u \"a b\"", "environment", Map.of("A", "1"), "bufferSize", 5L, "writeLog", true));
        assertThat(fixture.service.calls.subList(1, 3))
                .containsExactly("ticker|/bin/date|params: -u", "ticker|/bin/date|");
        fixture.service.calls.clear();
    }

    @Test
    void failures_have_a_telling_status_and_the_message() throws IOException {
        failure(
                "{\"type\":\"exec\"," + BILLING + ",\"operation\":\"start\"}",
                409,
                "job billing is RUNNING (pid 71): cannot start");
        String delete = "{\"type\":\"exec\"," + SERVER + ",\"operation\":\"delete\",\"arguments\":[\"%s\"]}";
        failure(delete.formatted("unknown"), 400, "there is no job unknown");
        failure(delete.formatted("full"), 500, "cannot write data/jobs: disk full");
        failure(delete.formatted("bug"), 500, "delete of reeve:type=Server failed unexpectedly");
        failure(
                "{\"type\":\"exec\"," + SERVER + ",\"operation\":\"get\",\"arguments\":[null]}",
                400,
                "get: name is missing (null)");
        failure("{\"type\":\"exec\"," + SERVER + ",\"operation\":\"get\"}", 400, "requires 1 parameters, not 0");
        failure("{\"type\":\"exec\"," + SERVER + ",\"operation\":\"grow\"}", 404, "grow");
        failure(
                "{\"type\":\"read\"," + SERVER + ",\"attribute\":\"Size\"}",
                404,
                "reeve:type=Server has no attribute Size");
        failure(
                "{\"type\":\"exec\",\"mbean\":\"reeve:type=Job,name=nope\",\"operation\":\"start\"}",
                404,
                "there is no job nope");
        failure(
                "{\"type\":\"exec\"," + BILLING + ",\"operation\":\"follow\",\"arguments\":[\"BOTH\",0,1]}",
                400,
                "BOTH");
        failure(
                "{\"type\":\"exec\"," + BILLING + ",\"operation\":\"follow\",\"arguments\":[\"OUT\",\"soon\",1]}",
                400,
                "soon");
    }

    @Test
    void malformed_requests_are_answered_in_json() throws IOException {
        failure("{\"type\":\"exec\"", 400, "");
        failure("", 400, "");
        failure("5", 400, "a request is a JSON object");
        failure("{\"type\":\"dance\"}", 400, "dance");
        failure("{}", 400, "");
        failure("{\"type\":\"read\",\"mbean\":5}", 400, "a member has the wrong JSON type");
        failure("{\"type\":\"read\",\"mbean\":\"no name\"}", 400, "no name");
        failure("{\"type\":\"read\"," + SERVER + ",\"config\":{\"maxDepth\":\"deep\"}}", 400, "deep");
    }

    @Test
    void one_bad_request_in_an_array_does_not_spoil_the_others() throws IOException {
        JSONArray answers = HttpFixture.array(fixture.wire
                .post("[{\"type\":\"version\"},5,{\"type\":\"read\"," + SERVER + ",\"attribute\":\"Pid\"}]")
                .body());
        assertThat(answers)
                .extracting(each -> ((JSONObject) each).get("status"))
                .containsExactly(200L, 400L, 200L);
    }

    @Test
    void no_stack_trace_is_given_even_when_asked_for() throws IOException {
        String body = fixture.wire
                .send(
                        "POST",
                        "/jolokia?includeStackTrace=true&serializeException=true&ignoreErrors=true",
                        "{\"type\":\"exec\"," + BILLING
                                + ",\"operation\":\"start\",\"config\":{\"includeStackTrace\":\"true\",\"serializeException\":\"true\"}}")
                .body();
        assertThat(body).contains("cannot start").doesNotContain("stacktrace", "FakeJob", "at io.reeve");
    }

    @Test
    void the_list_describes_our_beans() throws IOException {
        JSONObject answer = HttpFixture.object(
                fixture.wire.get("/jolokia/list/reeve/type=Job,name=billing").body());
        JSONObject follow = HttpFixture.member(answer, "value", "op", "follow");
        assertThat(follow).containsEntry("desc", "Recent output from a position on, for clients that follow.");
        assertThat(String.valueOf(follow.get("args"))).startsWith("[{\"name\":\"stream\"");
    }

    @Test
    void jobs_are_searched_and_read_by_pattern() throws IOException {
        assertThat(fixture.ask("{\"type\":\"search\",\"mbean\":\"reeve:type=Job,*\"}")
                        .get("value"))
                .isEqualTo(new JSONArray(java.util.List.of("reeve:type=Job,name=billing")));
        JSONObject found =
                (JSONObject) fixture.ask("{\"type\":\"read\",\"mbean\":\"reeve:type=Job,*\",\"attribute\":\"Pid\"}")
                        .get("value");
        assertThat(found).containsOnlyKeys("reeve:type=Job,name=billing");
    }

    @Test
    void the_version_says_which_protocol_this_is() throws IOException {
        JSONObject version = (JSONObject)
                HttpFixture.object(fixture.wire.get("/jolokia").body()).get("value");
        assertThat(version).containsKeys("agent", "protocol");
    }

    @Test
    void the_bare_address_tells_where_things_are() throws IOException {
        assertThat(fixture.wire.get("/")).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("/jolokia");
            assertThat(reply.headers()).doesNotContain("Server:", "Jetty");
        });
        assertThat(fixture.wire.get("/nothing")).satisfies(reply -> {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(HttpFixture.object(reply.body())).containsEntry("status", 404L);
        });
    }

    private void failure(String request, int status, String message) throws IOException {
        Wire.Reply reply = fixture.wire.post(request);
        assertThat(reply.status()).isEqualTo(200);
        JSONObject answer = HttpFixture.object(reply.body());
        assertThat(answer.get("status")).as("%s", answer).isEqualTo((long) status);
        assertThat((String) answer.get("error")).contains(message);
    }
}
