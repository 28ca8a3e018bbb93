package io.reeve.scheduler;

import static io.reeve.scheduler.Rig.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunOutcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a firing whose job is up. */
final class ConcurrencyTest {

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
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
}
