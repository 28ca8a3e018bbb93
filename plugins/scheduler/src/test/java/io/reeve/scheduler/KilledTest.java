package io.reeve.scheduler;

import static io.reeve.scheduler.Rig.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleRun;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheduler that is killed at any moment, and the next one. */
final class KilledTest {

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
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
}
