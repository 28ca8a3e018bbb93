package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.service.config.Yaml;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplanationTest {
    private static final long SINCE = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();
    private static final String BEGIN = " since 2026-11-21 13:00:00: because; ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STARTING | never          | UP    | it becomes RUNNING once it is up
            STARTING | always         | UP    | it becomes RUNNING once it is up
            RUNNING  | never          | UP    | when it ends, it is not started again
            RUNNING  | on-failure     | UP    | when it fails, it is started again
            RUNNING  | unless-stopped | UP    | when it ends, it is started again
            RUNNING  | always         | UP    | when it ends, it is started again
            STOPPING | never          | DOWN  | what is left of it is killed at 2026-11-21 13:00:10
            STOPPING | always         | UP    | what is left of it is killed at 2026-11-21 13:00:10
            BACKOFF  | on-failure     | UP    | after 3 ends in a row that came too soon, it is started again at 2026-11-21 13:01:00
            BACKOFF  | always         | UP    | after 3 ends in a row that came too soon, it is started again at 2026-11-21 13:01:00
            EXITED   | never          | UP    | it is not started again, as restart is never
            EXITED   | on-failure     | UP    | it is not started again, as restart is on-failure
            FATAL    | never          | UP    | it stays so until somebody starts it or wakes it up
            FATAL    | always         | UP    | it stays so until somebody starts it or wakes it up
            STOPPED  | never          | DOWN  | it stays so until somebody starts it
            STOPPED  | on-failure     | DOWN  | it stays so until somebody starts it
            STOPPED  | unless-stopped | DOWN  | it stays so until somebody starts it
            STOPPED  | always         | DOWN  | it stays so until somebody starts it or the service starts
            STOPPED  | always         | UNSET | it stays so until somebody starts it
            """)
    void each_state_and_policy_has_its_sentence(JobState state, String restart, DesiredState desired, String next) {
        assertThat(explain("restart: " + restart, false, state, desired))
                .isEqualTo("j is " + at(state) + BEGIN + next + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STOPPED | its schedules start it
            EXITED  | its schedules start it
            RUNNING | when it has ended, its schedules start it
            """)
    void what_schedules_start_waits_for_them(JobState state, String next) {
        assertThat(explain("kind: scheduled", false, state, DesiredState.UP)).endsWith("because; " + next + ".");
    }

    @ParameterizedTest
    @CsvSource({"never", "on-failure", "unless-stopped", "always"})
    void what_is_guarded_comes_back_whatever_its_own_policy(String restart) {
        assertThat(explain("restart: " + restart, true, JobState.RUNNING, DesiredState.UP))
                .endsWith("when it ends, it is started again.");
    }

    @ParameterizedTest
    @CsvSource({"never", "on-failure", "unless-stopped"})
    void a_guard_does_not_bring_back_what_was_stopped(String restart) {
        assertThat(explain("restart: " + restart, true, JobState.STOPPED, DesiredState.DOWN))
                .endsWith("it stays so until somebody starts it.");
    }

    @Test
    void what_nobody_stopped_starts_with_the_service_if_it_is_told_to() {
        assertThat(explain("autostart: true", false, JobState.STOPPED, DesiredState.UNSET))
                .endsWith("until somebody starts it or the service starts.");
        assertThat(explain("autostart: true", false, JobState.STOPPED, DesiredState.DOWN))
                .endsWith("until somebody starts it.");
    }

    @Test
    void the_first_wait_is_no_row_of_failures() {
        assertThat(new Explanation(spec("restart: always"), false, ZoneId.of("Europe/Berlin"))
                        .of(status(2, JobState.BACKOFF, DesiredState.UP, 1)))
                .isEqualTo("j:2 is BACKOFF" + BEGIN + "after a first try, it is started again at 2026-11-21 13:01:00.");
    }

    private static String at(JobState state) {
        return state + (state.hasProcess() ? " (pid 71)" : "");
    }

    private static String explain(String settings, boolean guarded, JobState state, DesiredState desired) {
        return new Explanation(spec(settings), guarded, ZoneId.of("Europe/Berlin")).of(status(1, state, desired, 3));
    }

    private static JobSpec spec(String settings) {
        return JobSpec.of("j", Yaml.parse("t", "{command: cat, stopTimeout: 10s, " + settings + "}"));
    }

    private static InstanceStatus status(int number, JobState state, DesiredState desired, int failures) {
        int pid = state.hasProcess() ? 71 : 0;
        return new InstanceStatus(
                number,
                state,
                desired,
                SINCE,
                pid,
                0,
                0,
                0,
                0,
                failures,
                SINCE + 60_000,
                ExitStatus.NONE,
                "because",
                List.of());
    }
}
