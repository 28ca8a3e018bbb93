package io.reeve.scheduler;

import static io.reeve.scheduler.Rig.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that failed and are tried again. */
final class RetriesTest {

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
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
}
