package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ScheduleRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much memory runs have at most; one is due at each full hour. */
final class PeaksTest {

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
        restart();
        rig.add(Map.of("cron", "0 * * * *"));
        rig.jobs.grow("billing", 5_000);
        rig.pass(Duration.ofSeconds(3599));
    }

    private void restart() {
        rig.kill();
        rig.memoryInterval = Duration.ofSeconds(5);
        rig.start();
    }

    @Test
    void the_most_that_was_seen_stands_in_the_history() {
        rig.pass(Duration.ofSeconds(1));
        rig.jobs.grow("billing", 7_000);
        rig.pass(Duration.ofSeconds(6));
        rig.jobs.grow("billing", 6_000);
        rig.pass(Duration.ofSeconds(60));
        rig.jobs.finish("billing", 0);
        assertThat(rig.history()).extracting(ScheduleRun::peakBytes).containsExactly(7_000L);
    }

    @Test
    void the_first_look_is_soon_and_then_there_is_one_each_interval() {
        rig.pass(Duration.ofMillis(199));
        assertThat(rig.jobs.looks).isZero();
        rig.pass(Duration.ofMillis(1));
        assertThat(rig.jobs.looks).isOne();
        rig.pass(Duration.ofSeconds(60));
        assertThat(rig.jobs.looks).isEqualTo(13);
    }

    @Test
    void nothing_is_looked_at_while_no_run_is_under_way() {
        rig.jobs.add("mail");
        rig.jobs.start("mail");
        rig.pass(Duration.ofMillis(100));
        rig.jobs.finish("billing", 0);
        rig.pass(Duration.ofMinutes(59));
        assertThat(rig.jobs.looks).isZero();
        assertThat(rig.history()).extracting(ScheduleRun::peakBytes).containsExactly(0L);
    }

    @Test
    void a_one_shot_run_has_a_peak_of_its_own() {
        rig.add(Map.of("cron", "0 * * * *", "action", "run"));
        rig.pass(Duration.ofSeconds(1));
        Target oneShot = new Target("billing", 1001);
        rig.jobs.grow(oneShot, 3_000);
        rig.pass(Duration.ofSeconds(6));
        rig.jobs.finish(oneShot, 0);
        rig.jobs.finish("billing", 0);
        assertThat(rig.history()).extracting(ScheduleRun::peakBytes).containsExactlyInAnyOrder(3_000L, 5_000L);
    }

    @Test
    void one_look_is_for_all_that_run() {
        for (int i = 0; i < 10; i++) {
            rig.jobs.add("job-" + i);
            rig.add("job-" + i, Map.of("cron", "0 * * * *"));
        }
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.jobs.starts).hasSize(11);
        assertThat(rig.jobs.looks).isOne();
    }

    @Test
    void a_run_that_begins_between_two_looks_is_seen_soon_too() {
        rig.jobs.add("mail");
        rig.add("mail", Map.of("cron", "2 0 * * * *"));
        rig.pass(Duration.ofMillis(2_199));
        assertThat(rig.jobs.looks).isOne();
        rig.pass(Duration.ofMillis(1));
        assertThat(rig.jobs.looks).isEqualTo(2);
        rig.pass(Duration.ofMillis(4_999));
        assertThat(rig.jobs.looks).isEqualTo(2);
    }

    @Test
    void each_run_has_a_peak_of_its_own() {
        rig.pass(Duration.ofSeconds(1));
        rig.jobs.finish("billing", 0);
        rig.jobs.grow("billing", 100);
        rig.pass(Duration.ofSeconds(3601));
        rig.jobs.finish("billing", 0);
        assertThat(rig.history()).extracting(ScheduleRun::peakBytes).containsExactly(5_000L, 100L);
    }

    @Test
    void looks_that_take_long_are_further_apart() {
        rig.jobs.look = Duration.ofMillis(400);
        rig.pass(Duration.ofSeconds(64));
        assertThat(rig.jobs.looks).as("twenty seconds after each").isEqualTo(4);
    }

    @Test
    void a_run_that_is_taken_over_is_looked_at_again() {
        rig.pass(Duration.ofSeconds(1));
        restart();
        rig.jobs.grow("billing", 9_000);
        rig.pass(Duration.ofSeconds(1));
        rig.jobs.finish("billing", 0);
        assertThat(rig.history()).extracting(ScheduleRun::peakBytes).containsExactly(9_000L);
    }
}
