package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.fakes.FakeJob;
import io.reeve.service.jmx.Export;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jolokia.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All beans at once, as Hawtio asks for them. */
class TreeTest {
    private static final String LIST = "{\"type\":\"list\",\"config\":{\"listCache\":\"true\"}}";

    private HttpFixture fixture;
    private Export mail;

    @BeforeEach
    void open() throws IOException {
        fixture = new HttpFixture();
        fixture.gate.guard();
        fixture.gate.access.user("ann", "STATUS", "STOP@mail");
        mail = fixture.export(new FakeJob("mail"));
    }

    @AfterEach
    void close() throws IOException {
        mail.close();
        fixture.close();
    }

    private JSONObject list(String user, String request) throws IOException {
        String pair = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        String body = fixture.wire.post(request, "Authorization: Basic " + pair).body();
        return HttpFixture.member(HttpFixture.object(body), "value");
    }

    private static JSONObject job(JSONObject list, String name) {
        String key = String.valueOf(HttpFixture.member(list, "domains", "reeve").get("type=Job,name=" + name));
        return HttpFixture.member(list, "cache", key);
    }

    @Test
    void jobs_of_which_one_may_use_the_same_have_one_description() throws IOException {
        JSONObject list = list("admin", LIST);
        JSONObject jobs = HttpFixture.member(list, "domains", "reeve");
        assertThat(jobs.get("type=Job,name=mail"))
                .isInstanceOf(String.class)
                .isEqualTo(jobs.get("type=Job,name=billing"))
                .isNotEqualTo(jobs.get("type=Server"));
        assertThat(HttpFixture.member(job(list, "mail"), "attr")).containsKeys("State", "Definition");
    }

    @Test
    void each_description_says_what_its_reader_may_do() throws IOException {
        JSONObject list = list("ann", LIST);
        assertThat(HttpFixture.member(job(list, "mail"), "op", "stop")).containsEntry("canInvoke", true);
        assertThat(HttpFixture.member(job(list, "billing"), "op", "stop")).containsEntry("canInvoke", false);
        assertThat(HttpFixture.member(job(list, "billing"), "op", "status")).containsEntry("canInvoke", true);
        assertThat(HttpFixture.member(job(list, "billing"), "opByString", "stop"))
                .containsEntry("canInvoke", false);
        assertThat(HttpFixture.member(job(list, "mail"), "attr"))
                .containsKey("State")
                .doesNotContainKey("Definition");
        assertThat(fixture.gate.audit).isEmpty();
    }

    @Test
    void who_does_not_ask_for_that_gets_the_list_as_jolokia_has_it() throws IOException {
        JSONObject list = list("admin", "{\"type\":\"list\"}");
        JSONObject billing = HttpFixture.member(list, "reeve", "type=Job,name=billing");
        assertThat(billing).doesNotContainKeys("canInvoke", "opByString");
        assertThat(HttpFixture.member(billing, "op", "stop")).doesNotContainKey("canInvoke");
    }

    @Test
    void what_hawtio_looks_for_and_is_not_here_is_missing_and_no_denial() throws IOException {
        String request = "{\"type\":\"list\",\"path\":\"hawtio/type=security,name=RBACRegistry\"}";
        String pair = Base64.getEncoder().encodeToString("ann:ann".getBytes(StandardCharsets.UTF_8));
        assertThat(fixture.wire.post(request, "Authorization: Basic " + pair).body())
                .contains("\"status\":404");
        assertThat(fixture.gate.audit).isEmpty();
    }
}
