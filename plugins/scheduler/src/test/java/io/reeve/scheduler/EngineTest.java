package io.reeve.scheduler;

import static io.reeve.scheduler.Rig.each;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.mbeans.ScheduleRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of firings of schedules, and of schedules that come, change and go. */
final class EngineTest {

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
    }

    @Test
    void starts_a_job_when_it_is_due_and_records_how_it_ended() {
        Schedule schedule = rig.add(each("30 * * * *"));
        rig.pass(Duration.ofMinutes(29));
        assertThat(rig.jobs.starts).isEmpty();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.jobs.starts).containsExactly("billing 2026-11-22T12:30:00Z");
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING);
        rig.pass(Duration.ofMinutes(5));
        rig.jobs.finish("billing", 0);
        long due = Instant.parse("2026-11-22T12:30:00Z").toEpochMilli();
        assertThat(rig.history())
                .containsExactly(new ScheduleRun(
                        1,
                        "billing",
                        schedule.id(),
                        ScheduleAction.START,
                        RunTrigger.SCHEDULE,
                        "",
                        1,
                        due,
                        due,
                        due,
                        due + 301_000,
                        RunOutcome.SUCCEEDED,
                        "exit code 0",
                        "EXITED for a test",
                        List.of(),
                        0,
                        0,
                        0));
        rig.pass(Duration.ofHours(1));
        assertThat(rig.jobs.starts).hasSize(2);
    }

    @Test
    void is_not_due_twice_for_a_fraction_of_a_millisecond() {
        rig.pass(Duration.ofNanos(123_456_789));
        rig.add(each("@every 1s", "concurrency", "queue"));
        for (int i = 0; i < 5; i++) {
            rig.pass(Duration.ofSeconds(1));
            rig.jobs.finish("billing", 0);
        }
        assertThat(rig.jobs.starts).hasSize(5);
        assertThat(rig.history()).hasSize(5);
    }

    @Test
    void a_run_that_ends_badly_or_cannot_be_started_has_failed_and_says_why() {
        rig.add(each("0 * * * *"));
        rig.pass(Duration.ofHours(1));
        rig.jobs.finish("billing", 3);
        rig.jobs.refusal = "no such file";
        rig.pass(Duration.ofHours(1));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.FAILED, RunOutcome.FAILED);
        assertThat(rig.history().get(0).exit()).isEqualTo("exit code 3");
        assertThat(rig.history().get(0).lastLines()).containsExactly("no luck since 0");
        assertThat(rig.history().get(1).reason()).isEqualTo("no such file");
    }

    @Test
    void a_run_that_a_person_stops_is_stopped_and_one_that_takes_too_long_timed_out() {
        rig.add(each("*/10 * * * *", "timeout", "3m"));
        rig.pass(Duration.ofMinutes(11));
        rig.jobs.stop("billing");
        rig.pass(Duration.ofMinutes(12));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.STOPPED, RunOutcome.TIMED_OUT);
        assertThat(rig.history().get(1).endedAtMillis() - rig.history().get(1).startedAtMillis())
                .isEqualTo(180_000);
    }

    @Test
    void a_journal_that_cannot_be_written_keeps_no_job_from_starting() throws Exception {
        rig.add(each("*/10 * * * *"));
        rig.breakJournal();
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.jobs.starts).hasSize(1);
        rig.jobs.finish("billing", 0);
        assertThat(rig.engine.call(() -> rig.engine.all().size())).isOne();
    }

    @Test
    void a_schedule_that_is_switched_off_does_not_fire_and_has_missed_nothing_when_it_is_on_again() {
        Schedule schedule = rig.add(each("0 * * * *"));
        rig.update(schedule, each("0 * * * *", "enable", false));
        rig.pass(Duration.ofHours(5));
        rig.update(schedule, each("0 * * * *"));
        rig.pass(Duration.ofHours(1));
        assertThat(rig.jobs.starts).hasSize(1);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING);
    }

    @Test
    void a_schedule_that_is_removed_fires_no_more_and_its_run_is_followed_to_its_end() throws Exception {
        Schedule schedule = rig.add(each("0 * * * *", "retries", 5));
        rig.pass(Duration.ofHours(1));
        rig.engine.call(() -> {
            try {
                rig.engine.remove(schedule);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return true;
        });
        rig.jobs.finish("billing", 1);
        rig.pass(Duration.ofHours(5));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.FAILED);
        rig.kill();
        rig.start();
        assertThat(rig.engine.all()).isEmpty();
    }

    @Test
    void restarts_a_job_whether_it_is_up_or_not() {
        rig.add(each("0 * * * *", "action", "restart"));
        rig.pass(Duration.ofHours(2));
        assertThat(rig.jobs.starts).hasSize(2);
        assertThat(rig.outcomes()).containsOnly(RunOutcome.SUCCEEDED);
    }

    @Test
    void a_run_by_hand_fires_at_once_and_counts_for_nothing_else() {
        Schedule schedule = rig.add(each("0 * * * *", "enable", false));
        rig.engine.call(() -> rig.engine.fire(schedule, "ann"));
        assertThat(rig.history().get(0).by()).isEqualTo("ann");
        assertThat(rig.history().get(0).trigger()).isEqualTo(RunTrigger.MANUAL);
        assertThat(rig.jobs.starts).hasSize(1);
    }

    @Test
    void the_same_schedule_twice_is_refused() {
        rig.add(each("0 * * * *"));
        for (String same : List.of("0 * * * *", "0  *  * * *", "@hourly")) {
            assertThatThrownBy(() -> rig.add(each(same)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("such a schedule already");
        }
        rig.add(each("0 * * * *", "timezone", "Europe/Berlin"));
        rig.add(each("1 * * * *"));
        assertThat(rig.engine.all()).hasSize(3);
    }
}
