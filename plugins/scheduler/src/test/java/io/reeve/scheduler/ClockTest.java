package io.reeve.scheduler;

import static io.reeve.scheduler.Rig.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that are set, boots, and firings that are put off. */
final class ClockTest {

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
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
}
