package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.e2e.CommandLine.Said;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Schedules of a real service, managed by {@code reeve}. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ScheduleCommandsTest {

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private final Client client = SHARED.client();
    private final CommandLine reeve =
            new CommandLine(SHARED.directory(), SHARED.service().home());

    @Test
    void a_schedule_fires_and_its_history_says_what_became_of_that() throws Exception {
        client.addShell("tick", "echo tick");
        Said added = reeve.run("schedule", "add", "tick", "@every 1s");
        assertThat(added.code()).as(added.err()).isZero();
        Await.until("it fires", () -> reeve.run("schedule", "history", "tick", "--outcome", "succeeded")
                .out()
                .contains("SUCCEEDED  schedule  ended with exit code 0"));
        assertThat(client.read("tick")).contains("tick\n");
        assertThat(reeve.run("schedule", "off", "tick").out())
                .isEqualTo("tick " + added.out().substring(0, 8) + ": off\n");
        assertThat(reeve.run("schedule", "ls", "tick").out()).contains("@every 1s  off   ");
    }

    @Test
    void who_waits_for_a_run_hears_how_it_ended() throws Exception {
        client.addShell("bad", "echo no luck >&2; exit 3");
        String id = reeve.run("schedule", "add", "bad", "0 3 1 1 *", "--set", "start=2100-01-01")
                .out()
                .strip();
        Said run = reeve.run("schedule", "run", "bad", id.substring(0, 8), "--wait");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("\nFAILED after ", " ended with exit code 3\n    no luck\n");
        assertThat(reeve.run("schedule", "next", "bad", "-n", "1").out()).endsWith("\n2100-01-01T03:00:00+00:00\n");
        assertThat(reeve.run("schedule", "rm", "bad").code()).isZero();
        assertThat(reeve.run("schedule", "show", "bad", id).code()).isEqualTo(4);
    }
}
