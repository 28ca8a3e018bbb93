package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.gate.Audit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's login: who has a session, for how long, and that no other page can use it. */
class SessionTest {
    private static final String JOLOKIA = "/hawtio/jolokia";
    private static final String STOP =
            "{\"type\":\"exec\",\"mbean\":\"" + ObjectNames.job("billing") + "\",\"operation\":\"stop\"}";
    private static final String STATE =
            "{\"type\":\"read\",\"mbean\":\"" + ObjectNames.job("billing") + "\",\"attribute\":\"State\"}";

    private HttpFixture fixture;
    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        fixture = new HttpFixture();
        fixture.gate.guard();
        fixture.gate.access.user("ann", "STATUS@billing");
        browser = new Browser(fixture);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void a_user_who_logs_in_is_known_until_the_logout() throws IOException {
        assertThat(browser.get("/hawtio/user").status()).isEqualTo(401);
        assertThat(browser.login("admin", "admin").body()).isEqualTo("{\"username\":\"admin\"}");
        assertThat(browser.attributes())
                .contains("Path=/", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure", "Max-Age", "Domain");
        assertThat(browser.get("/hawtio/user").body()).isEqualTo("\"admin\"");
        assertThat(browser.post(JOLOKIA, STATE).body()).contains("RUNNING");

        String cookie = browser.cookie();
        Wire.Reply logout = browser.get("/hawtio/auth/logout");
        assertThat(logout.status()).isEqualTo(302);
        assertThat(logout.headers()).contains("Location: /hawtio/login", "Expires=Thu, 01 Jan 1970");
        assertThat(browser.get("/hawtio/user").status()).isEqualTo(401);
        assertThat(fixture.wire.get("/hawtio/user", "Cookie: " + cookie).status())
                .isEqualTo(401);
        assertThat(fixture.gate.audit)
                .extracting(event -> event.door() + " " + event.what() + " " + event.who() + " " + event.outcome())
                .containsExactly("console LOGIN admin OK", "console LOGOUT admin OK");
    }

    @Test
    void each_login_has_an_id_of_its_own_and_ends_the_one_before() throws IOException {
        browser.login("admin", "admin");
        String first = browser.cookie();
        browser.login("ann", "ann");
        assertThat(browser.cookie()).isNotEqualTo(first);
        assertThat(browser.get("/hawtio/user").body()).isEqualTo("\"ann\"");
        assertThat(fixture.wire.get("/hawtio/user", "Cookie: " + first).status())
                .isEqualTo(401);
    }

    @Test
    void an_id_that_somebody_made_up_opens_nothing_and_is_not_taken_over() throws IOException {
        String name = "reeve-" + fixture.door.port();
        String forged = "Cookie: " + name + "=" + "A".repeat(43);
        assertThat(fixture.wire
                        .send("POST", JOLOKIA, STATE, forged, browser.origin())
                        .status())
                .isEqualTo(401);
        Wire.Reply login = fixture.wire.send(
                "POST",
                "/hawtio/auth/login",
                "{\"username\":\"ann\",\"password\":\"ann\"}",
                forged,
                browser.origin(),
                "Content-Type: application/json");
        assertThat(login.headers()).contains("Set-Cookie: " + name + "=").doesNotContain("AAAAAAAA");
        assertThat(fixture.wire.get("/hawtio/user", forged).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"username\":\"ann\",\"password\":\"x\"} | 401",
                "{\"username\":\"nobody\",\"password\":\"nobody\"} | 401",
                "{\"username\":\"ann\"} | 400",
                "{\"username\":\"ann\",\"password\":7} | 400",
                "[] | 400",
                "{ | 400",
                "secret | 400",
            })
    void a_login_that_fails_says_so_and_gives_no_session(String json, int status) throws IOException {
        Wire.Reply reply = browser.post("/hawtio/auth/login", json);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers()).doesNotContain("Set-Cookie", "WWW-Authenticate");
        assertThat(reply.body()).contains("\"error\":").doesNotContain("secret", "Exception");
        assertThat(fixture.gate.audit).hasSize(1).allMatch(event -> event.outcome() == Audit.Outcome.DENIED);
    }

    @Test
    void a_form_of_another_site_cannot_log_in() throws IOException {
        String json = "{\"username\":\"ann\",\"password\":\"ann\"}";
        assertThat(fixture.wire
                        .send(
                                "POST",
                                "/hawtio/auth/login",
                                json,
                                "Origin: http://evil.example",
                                "Content-Type: text/plain")
                        .status())
                .isEqualTo(403);
        assertThat(fixture.wire
                        .send("POST", "/hawtio/auth/login", json, "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void a_user_who_is_gone_has_no_session_at_the_next_request() throws IOException {
        browser.login("ann", "ann");
        assertThat(browser.post(JOLOKIA, STATE).body()).contains("RUNNING");
        fixture.gate.access.user("ann", "STOP");
        assertThat(browser.post(JOLOKIA, STATE).body())
                .contains("\"status\":403")
                .doesNotContain("RUNNING");
        fixture.gate.access.remove("ann");
        Wire.Reply reply = browser.post(JOLOKIA, STATE);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("the session is over: log in again");
        assertThat(reply.headers()).doesNotContain("WWW-Authenticate");
    }

    @Test
    void a_session_that_nobody_uses_ends() throws IOException {
        fixture.close();
        fixture = new HttpFixture(Duration.ofNanos(1));
        fixture.gate.guard();
        Browser late = new Browser(fixture);
        assertThat(late.login("admin", "admin").status()).isEqualTo(200);
        assertThat(late.get("/hawtio/user").status()).isEqualTo(401);
    }

    @Test
    void each_use_and_each_open_page_lets_it_go_on() {
        AtomicLong now = new AtomicLong();
        Session session = new Session(fixture.gate.access.identity("ann"), Duration.ofNanos(10), now::get);
        now.set(9);
        session.use();
        now.set(18);
        assertThat(session.isValid()).isTrue();
        session.hold();
        now.set(100);
        assertThat(session.may("STATUS", "billing")).isTrue();
        session.release();
        now.set(109);
        assertThat(session.isValid()).isTrue();
        now.set(110);
        assertThat(session.isValid()).isFalse();
        assertThat(session.may("STATUS", "billing")).isFalse();
        assertThat(session.mayForSome("STATUS")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void a_page_of_another_site_or_port_changes_nothing_by_the_session(String header) throws IOException {
        browser.login("admin", "admin");
        for (String path : new String[] {JOLOKIA, "/jolokia"}) {
            assertThat(browser.unvouched("POST", path, STOP, header).status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(browser.unvouched("GET", path + "/exec/" + ObjectNames.job("billing") + "/stop", "", header)
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(browser.unvouched("GET", "/api/events", "", header).status()).isEqualTo(403);
        assertThat(browser.unvouched(
                                "GET",
                                "/hawtio/auth/logout",
                                "",
                                header,
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(403);
        assertThat(fixture.job.calls).isEmpty();
        assertThat(browser.get("/hawtio/user").status()).isEqualTo(200);
    }

    @Test
    void what_does_not_say_for_which_page_it_is_changes_nothing_by_the_session() throws IOException {
        browser.login("admin", "admin");
        assertThat(browser.unvouched("POST", JOLOKIA, STOP).status()).isEqualTo(401);
        String get = JOLOKIA + "/exec/" + ObjectNames.job("billing") + "/stop";
        assertThat(browser.unvouched("GET", get, "").body()).contains("\"status\":403");
        assertThat(browser.get(get).body()).contains("\"status\":403");
        assertThat(fixture.job.calls).isEmpty();
        assertThat(browser.post(JOLOKIA, STOP).body()).contains("\"status\":200");
        assertThat(fixture.job.calls).isNotEmpty();
    }

    @Test
    void a_session_opens_the_console_and_its_events_and_not_the_door_for_scripts() throws IOException {
        browser.login("admin", "admin");
        assertThat(browser.post("/jolokia", STATE).status()).isEqualTo(401);
        assertThat(browser.get("/jolokia").status()).isEqualTo(401);
        assertThat(browser.get("/api/jobs/none/output").status()).isEqualTo(404);
        assertThat(fixture.wire.get("/api/jobs/none/output").status()).isEqualTo(401);
    }

    @Test
    void a_page_that_is_turned_away_makes_no_browser_ask_for_a_password() throws IOException {
        assertThat(browser.get("/api/events", "Sec-Fetch-Mode: cors").headers()).doesNotContain("WWW-Authenticate");
        assertThat(browser.get(JOLOKIA).headers()).doesNotContain("WWW-Authenticate");
        assertThat(browser.get("/jolokia", "Sec-Fetch-Mode: navigate").headers())
                .contains("WWW-Authenticate");
    }

    @Test
    void credentials_beat_the_session() throws IOException {
        browser.login("admin", "admin");
        String ann = "Authorization: Basic "
                + Base64.getEncoder().encodeToString("ann:ann".getBytes(StandardCharsets.UTF_8));
        assertThat(browser.post(JOLOKIA, STOP, ann).body()).contains("\"status\":403", "closed to ann");
    }

    @Test
    void without_access_control_there_is_no_login() throws IOException {
        fixture.close();
        fixture = new HttpFixture();
        Browser anybody = new Browser(fixture);
        assertThat(anybody.get("/hawtio/user").body()).isEqualTo("\"public\"");
        assertThat(anybody.post(JOLOKIA, "{\"type\":\"version\"}").body()).contains("\"agent\"");
        fixture.gate.guard();
        assertThat(anybody.get("/hawtio/user").status()).isEqualTo(401);
        assertThat(anybody.post(JOLOKIA, "{\"type\":\"version\"}").status()).isEqualTo(401);
    }
}
