package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EngineTest {

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
    }

    private static Map<String, Object> each(String cron, Object... more) {
        Map<String, Object> settings = new java.util.HashMap<>(Map.of("cron", cron));
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return settings;
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
    void a_firing_whose_job_is_up_is_skipped_if_it_is_forbidden() {
        rig.add(each("*/10 * * * *"));
        rig.pass(Duration.ofMinutes(25));
        assertThat(rig.jobs.starts).hasSize(1);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.SKIPPED);
        rig.jobs.finish("billing", 0);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.jobs.starts).hasSize(2);
    }

    @Test
    void a_firing_whose_job_is_up_waits_if_it_is_queued() {
        rig.add(each("*/10 * * * *", "concurrency", "queue"));
        rig.pass(Duration.ofMinutes(35));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.WAITING, RunOutcome.WAITING);
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED, RunOutcome.RUNNING, RunOutcome.WAITING);
        rig.jobs.finish("billing", 0);
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsOnly(RunOutcome.SUCCEEDED);
        assertThat(rig.jobs.starts).hasSize(3);
    }

    @Test
    void one_that_waits_for_a_job_that_a_person_started_begins_when_that_is_down() {
        rig.jobs.start("billing");
        rig.add(each("*/10 * * * *", "concurrency", "queue", "deadline", "15m"));
        rig.pass(Duration.ofMinutes(22));
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.WAITING);
        rig.pass(Duration.ofMinutes(14));
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes().subList(0, 3))
                .as("the deadline of the second one has passed")
                .containsExactly(RunOutcome.SUCCEEDED, RunOutcome.SKIPPED, RunOutcome.RUNNING);
    }

    @Test
    void a_firing_replaces_the_run_before() {
        rig.add(each("*/10 * * * *", "concurrency", "replace"));
        rig.pass(Duration.ofMinutes(20));
        assertThat(rig.jobs.starts).hasSize(2);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.STOPPED, RunOutcome.RUNNING);
        assertThat(rig.history().get(0).reason()).isEqualTo("replaced by run 2");
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.STOPPED, RunOutcome.SUCCEEDED);
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
    void a_run_that_failed_is_tried_again_ever_later_until_it_is_enough() {
        rig.add(each("0 0 * * *", "retries", 3, "retryDelay", "1m"));
        rig.jobs.refusal = "no luck";
        rig.pass(Duration.ofHours(20));
        assertThat(rig.history()).extracting(ScheduleRun::attempt).containsExactly(1, 2, 3, 4);
        assertThat(rig.history())
                .extracting(run -> Instant.ofEpochMilli(run.firedAtMillis()).toString())
                .containsExactly(
                        "2026-11-23T00:00:00Z", "2026-11-23T00:01:00Z", "2026-11-23T00:03:00Z", "2026-11-23T00:07:00Z");
    }

    @Test
    void a_run_by_hand_or_one_that_is_skipped_takes_no_try_away() {
        Schedule schedule = rig.add(each("*/10 * * * *", "retries", 1, "retryDelay", "15m"));
        rig.pass(Duration.ofMinutes(11));
        rig.jobs.finish("billing", 1);
        rig.engine.call(() -> rig.engine.fire(schedule, "ann"));
        rig.pass(Duration.ofMinutes(10));
        rig.jobs.finish("billing", 0);
        rig.pass(Duration.ofMinutes(6));
        assertThat(rig.history())
                .extracting(run -> run.trigger() + " " + run.outcome())
                .containsExactly("SCHEDULE FAILED", "MANUAL SUCCEEDED", "SCHEDULE SKIPPED", "RETRY RUNNING");
    }

    @Test
    void what_a_run_printed_last_is_known_after_a_restart_too() {
        rig.add(each("0 * * * *"));
        rig.pass(Duration.ofHours(1));
        rig.jobs.finish("billing", 0);
        rig.pass(Duration.ofHours(1));
        rig.kill();
        rig.jobs.finishUnseen("billing", 1);
        rig.start();
        assertThat(rig.history().get(1).lastLines()).containsExactly("no luck since 1");
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
    void a_try_that_was_to_come_comes_although_the_service_was_killed() {
        rig.add(each("0 13 * * *", "retries", 1, "retryDelay", "10m"));
        rig.pass(Duration.ofHours(1));
        rig.jobs.finish("billing", 1);
        rig.kill();
        rig.pass(Duration.ofMinutes(4));
        rig.start();
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.jobs.starts).hasSize(1);
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.jobs.starts).hasSize(2);
        assertThat(rig.history().get(1).trigger()).isEqualTo(RunTrigger.RETRY);
    }

    @Test
    void a_service_that_dies_between_record_and_start_starts_the_job_once() {
        rig.add(each("0 13 * * *"));
        rig.hangWorkers();
        rig.pass(Duration.ofHours(1));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.WAITING);
        assertThat(rig.jobs.starts).isEmpty();
        rig.kill();
        rig.pass(Duration.ofSeconds(5));
        rig.start();
        assertThat(rig.jobs.starts).containsExactly("billing 2026-11-22T13:00:06Z");
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING);
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED);
    }

    @Test
    void a_service_that_dies_between_start_and_record_does_not_start_the_job_again() {
        rig.add(each("0 13 * * *"));
        rig.hangWorkers();
        rig.pass(Duration.ofHours(1));
        rig.jobs.start("billing"); // by the work that hung, unrecorded
        rig.kill();
        rig.start();
        assertThat(rig.jobs.starts).hasSize(1);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING);
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED);
    }

    @Test
    void a_service_that_dies_between_end_and_record_learns_how_it_ended() {
        rig.add(each("0 13 * * *"));
        rig.pass(Duration.ofHours(1));
        rig.kill();
        rig.pass(Duration.ofMinutes(10));
        rig.jobs.finishUnseen("billing", 4);
        rig.pass(Duration.ofMinutes(10));
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.FAILED);
        assertThat(rig.history().get(0).endedAtMillis() - rig.history().get(0).startedAtMillis())
                .isEqualTo(601_000);
    }

    @Test
    void a_run_whose_end_nobody_saw_is_lost() {
        rig.add(each("0 13 * * *"));
        rig.pass(Duration.ofHours(1));
        rig.kill();
        rig.jobs.boot();
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.LOST);
        assertThat(rig.jobs.starts).hasSize(1);
    }

    @Test
    void a_run_that_was_never_started_is_missed_when_the_service_was_away_for_long() {
        rig.add(each("0 13 * * *"));
        rig.hangWorkers();
        rig.pass(Duration.ofHours(1));
        rig.kill();
        rig.pass(Duration.ofHours(1));
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.MISSED);
        assertThat(rig.jobs.starts).isEmpty();
    }

    @Test
    void schedules_survive_and_go_on_after_a_restart() {
        rig.add(each("0 * * * *"));
        rig.pass(Duration.ofMinutes(90));
        rig.jobs.finish("billing", 0);
        rig.kill();
        rig.start();
        rig.pass(Duration.ofHours(1));
        assertThat(rig.jobs.starts).containsExactly("billing 2026-11-22T13:00:00Z", "billing 2026-11-22T14:00:00Z");
        assertThat(rig.history()).extracting(ScheduleRun::run).containsExactly(1L, 2L);
    }

    @Test
    void a_clock_that_is_set_back_for_an_hour_doubles_nothing() {
        rig.add(each("0 * * * *"));
        rig.pass(Duration.ofMinutes(65));
        rig.jobs.finish("billing", 0);
        rig.setClock(Instant.parse("2026-11-22T12:10:00Z"));
        rig.passUntil(Instant.parse("2026-11-22T13:50:00Z"));
        assertThat(rig.jobs.starts).hasSize(1);
        rig.passUntil(Instant.parse("2026-11-22T14:00:00Z"));
        assertThat(rig.jobs.starts).hasSize(2);
    }

    @Test
    void a_clock_that_was_wrong_by_days_and_is_put_right_goes_on_at_once() {
        rig.add(each("0 * * * *"));
        rig.setClock(Instant.parse("2027-01-01T00:00:10Z"));
        rig.jobs.finish("billing", 0);
        rig.setClock(Instant.parse("2026-11-22T12:10:00Z"));
        rig.passUntil(Instant.parse("2026-11-22T13:00:00Z"));
        assertThat(rig.jobs.starts).endsWith("billing 2026-11-22T13:00:00Z");
    }

    @Test
    void a_clock_that_is_set_forward_misses_what_it_skips_and_fires_what_has_just_been_due() {
        rig.add(each("0 * * * *"));
        rig.setClock(Instant.parse("2026-11-22T17:00:30Z"));
        assertThat(rig.jobs.starts).containsExactly("billing 2026-11-22T17:00:30Z");
        assertThat(rig.outcomes()).containsExactly(RunOutcome.MISSED, RunOutcome.RUNNING);
        assertThat(rig.history().get(0).missed()).isEqualTo(4);
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
    void reboot_fires_once_after_each_boot_and_not_at_restarts_of_the_service() {
        rig.add(each("@reboot"));
        rig.kill();
        rig.start();
        assertThat(rig.jobs.starts).as("added after this boot").isEmpty();
        for (String boot : List.of("boot 2", "boot 3")) {
            rig.kill();
            rig.boot = boot;
            rig.jobs.boot();
            rig.start();
            rig.jobs.finish("billing", 0);
            rig.kill();
            rig.start();
        }
        assertThat(rig.jobs.starts).hasSize(2);
    }

    @Test
    void restarts_a_job_whether_it_is_up_or_not() {
        rig.add(each("0 * * * *", "action", "restart"));
        rig.pass(Duration.ofHours(2));
        assertThat(rig.jobs.starts).hasSize(2);
        assertThat(rig.outcomes()).containsOnly(RunOutcome.SUCCEEDED);
    }

    @Test
    void a_restart_that_a_killed_service_had_begun_is_over_with_the_next_one() {
        rig.add(each("0 * * * *", "action", "restart"));
        rig.hangWorkers();
        rig.pass(Duration.ofHours(1));
        rig.jobs.start("billing"); // by the work that hung, unrecorded
        rig.kill();
        rig.start();
        assertThat(rig.jobs.starts).hasSize(1);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED);
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
    void jitter_puts_firings_off_within_its_bound_and_always_alike() {
        rig.add(each("0 * * * *", "jitter", "10m"));
        rig.pass(Duration.ofMinutes(30));
        rig.kill();
        rig.start();
        for (int hour = 0; hour < 24; hour++) {
            rig.pass(Duration.ofHours(1));
            rig.jobs.finish("billing", 0);
        }
        assertThat(rig.jobs.starts).hasSize(24);
        assertThat(rig.history())
                .allSatisfy(
                        run -> assertThat(run.firedAtMillis() - run.dueMillis()).isBetween(0L, 600_000L))
                .anySatisfy(
                        run -> assertThat(run.firedAtMillis() - run.dueMillis()).isPositive());
    }

    @Test
    void a_period_that_has_begun_is_put_off_by_jitter_too() {
        rig.add(Map.of("condition", Map.of("H", "12"), "jitter", "20m"));
        rig.pass(Duration.ofMinutes(21));
        assertThat(rig.jobs.starts).hasSize(1);
        rig.jobs.finish("billing", 0);
        rig.pass(Duration.ofMinutes(35));
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
