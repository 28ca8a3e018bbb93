package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.fakes.FakeJob;
import io.reeve.service.jmx.Export;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of jobs, as those hear it who may. */
@Timeout(60)
class EventsTest {

    private HttpFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new HttpFixture();
        fixture.gate.guard();
        fixture.gate.access.user("ann", "STATUS@billing");
        fixture.gate.access.user("reader", "READ@billing");
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    private static String basic(String user) {
        String pair = user + ":" + user;
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** A client that has heard that it is to look at everything. */
    private Listening listen(String header) throws IOException {
        Listening client = new Listening(fixture.door.port(), header);
        assertThat(client.event()).isEqualTo("reset");
        assertThat(client.data()).isEmpty();
        return client;
    }

    private static final class Listening implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader lines;

        Listening(int port, String header) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            String request =
                    "GET /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String event() throws IOException {
            return after("event: ");
        }

        JSONObject data() throws IOException {
            return HttpFixture.object(after("data: "));
        }

        private String after(String start) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(start)) {
                line = lines.readLine();
            }
            return line == null ? "" : line.substring(start.length());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void a_status_comes_as_jolokia_tells_it() throws IOException {
        String status = "{\"type\":\"exec\",\"mbean\":\"reeve:type=Job,name=billing\",\"operation\":\"status\"}";
        JSONObject wanted = HttpFixture.member(
                HttpFixture.object(fixture.wire.post(status, basic("admin")).body()), "value");
        try (Listening client = listen(basic("admin"))) {
            fixture.jobs.tell(listener -> listener.changed("billing"));
            assertThat(client.event()).isEqualTo("jobs");
            JSONObject news = client.data();
            assertThat(news).containsOnlyKeys("status");
            assertThat((JSONArray) news.get("status")).containsExactly(wanted);
        }
    }

    @Test
    void jobs_that_are_new_or_gone_are_named() throws IOException {
        try (Listening client = listen(basic("admin"))) {
            Export mail = fixture.export(new FakeJob("mail"));
            fixture.jobs.tell(listener -> listener.defined("mail"));
            JSONObject added = client.data();
            assertThat((JSONArray) added.get("defined")).containsExactly("mail");
            assertThat(added.get("status").toString()).contains("\"name\":\"mail\"");
            mail.close();
            fixture.jobs.tell(listener -> listener.changed("mail"));
            JSONObject gone = client.data();
            assertThat(gone).containsOnlyKeys("deleted");
            assertThat((JSONArray) gone.get("deleted")).containsExactly("mail");
        }
    }

    @Test
    void nobody_hears_of_jobs_that_are_closed_to_them_and_it_is_no_denial() throws IOException {
        try (Export mail = fixture.export(new FakeJob("mail"));
                Listening ann = listen(basic("ann"));
                Listening reader = listen(basic("reader"))) {
            assertThat(mail).isNotNull();
            fixture.jobs.tell(listener -> listener.defined("mail"));
            fixture.jobs.tell(listener -> listener.changed("nameless"));
            fixture.jobs.tell(listener -> listener.defined("billing"));
            JSONObject forAnn = ann.data();
            assertThat((JSONArray) forAnn.get("defined")).containsExactly("billing");
            assertThat((JSONArray) forAnn.get("status")).hasSize(1);
            assertThat(forAnn).doesNotContainKey("deleted");
            // Who may read output and not the status hears that there is such a job, and no more.
            JSONObject forReader = reader.data();
            assertThat((JSONArray) forReader.get("defined")).containsExactly("billing");
            assertThat(forReader).containsOnlyKeys("defined");
        }
        assertThat(fixture.gate.audit).isEmpty();
    }

    @Test
    void of_many_changes_of_a_job_few_are_told() throws IOException {
        try (Export mail = fixture.export(new FakeJob("mail"));
                Listening client = listen(basic("admin"))) {
            assertThat(mail).isNotNull();
            for (int i = 0; i < 1_000; i++) {
                fixture.jobs.tell(listener -> listener.changed("billing"));
            }
            fixture.jobs.tell(listener -> listener.changed("mail"));
            int events = 1;
            while (!client.data().toString().contains("\"name\":\"mail\"")) {
                events++;
            }
            assertThat(events).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void who_cannot_be_told_everything_is_told_to_look_anew() throws IOException {
        try (Listening client = listen(basic("admin"))) {
            for (int i = 0; i < 50_000; i++) {
                String name = "job-" + i;
                fixture.jobs.tell(listener -> listener.changed(name));
            }
            String event = client.event();
            while (event.equals("jobs")) {
                event = client.event();
            }
            assertThat(event).isEqualTo("reset");
        }
    }

    @Test
    void it_ends_with_the_login() throws IOException {
        try (Listening client = listen(basic("ann"))) {
            fixture.gate.access.remove("ann");
            fixture.jobs.tell(listener -> listener.changed("billing"));
            assertThat(client.event()).isEqualTo("end");
            assertThat(client.data()).containsEntry("error", "the login of ann no longer counts");
            assertThat(client.event()).isEmpty();
        }
        while (fixture.jobs.listeners() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_page_listens_by_its_session_until_the_logout() throws IOException {
        Browser browser = new Browser(fixture);
        browser.login("admin", "admin");
        try (Listening client = listen("Cookie: " + browser.cookie())) {
            browser.get("/hawtio/auth/logout");
            fixture.jobs.tell(listener -> listener.changed("billing"));
            assertThat(client.event()).isEqualTo("end");
        }
    }

    @Test
    void it_takes_a_login_and_a_get() throws IOException {
        assertThat(fixture.wire.get("/api/events").status()).isEqualTo(401);
        assertThat(fixture.wire.send("POST", "/api/events", "", basic("admin")).status())
                .isEqualTo(405);
    }
}
