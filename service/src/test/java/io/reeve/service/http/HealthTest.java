package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What checks from outside hear, who have no login. */
class HealthTest {
    private HttpFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new HttpFixture();
        fixture.gate.guard();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void the_service_and_a_job_that_runs_are_up() throws IOException {
        for (String path : new String[] {"/api/health", "/api/jobs/billing/health", "/api/jobs/b%69lling/health"}) {
            Wire.Reply reply = fixture.wire.get(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("{\"status\":\"UP\"}\n");
        }
        assertThat(fixture.gate.audit).isEmpty();
    }

    @Test
    void a_job_that_does_not_exist_is_told_like_one_that_is_down() throws IOException {
        fixture.job.running = 0;
        Wire.Reply down = fixture.wire.get("/api/jobs/billing/health");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).isEqualTo("{\"status\":\"DOWN\"}\n");
        for (String name : new String[] {"none", "a%22b", "*", "a,name=billing", "%E4%BD%A0"}) {
            Wire.Reply unknown = fixture.wire.get("/api/jobs/" + name + "/health");
            assertThat(unknown.status()).as(name).isEqualTo(503);
            assertThat(unknown.body()).isEqualTo(down.body());
            assertThat(unknown.headers().replaceAll("Date: .*", ""))
                    .isEqualTo(down.headers().replaceAll("Date: .*", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/jobs/billing/output",
                "/api/jobs/billing/health/x",
                "/api/health/x",
                "/api/jobs/x/../health/",
                "/api/events",
                "/api"
            })
    void nothing_beside_it_is_open(String path) throws IOException {
        assertThat(fixture.wire.get(path).status()).isBetween(400, 404);
    }

    @Test
    void only_reading_is_answered() throws IOException {
        assertThat(fixture.wire.send("POST", "/api/health", "x").status()).isEqualTo(405);
        assertThat(fixture.wire.send("HEAD", "/api/health", "").status()).isEqualTo(200);
    }
}
