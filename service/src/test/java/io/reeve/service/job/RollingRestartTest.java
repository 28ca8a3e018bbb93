package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One instance after the other, with real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RollingRestartTest {

    @TempDir
    Path directory;

    private JobsFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new JobsFixture(directory);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void replaces_every_instance_and_keeps_all_but_one_up() throws Exception {
        Job job = fixture.add("j", "echo ready; exec sleep 600", "instances: 4, readiness: {log: ready}");
        job.start().get();
        fixture.await(job, status -> status.running() == 4);
        List<Long> before = pids(job);
        CompletableFuture<JobStatus> roll = job.rollingRestart();
        int fewest = 4;
        while (!roll.isDone()) {
            fewest = Math.min(fewest, job.status().running());
        }
        assertThat(roll.get().running()).isEqualTo(4);
        assertThat(fewest).isGreaterThanOrEqualTo(3);
        assertThat(pids(job)).doesNotContainAnyElementsOf(before);
    }

    @Test
    void ends_at_the_first_instance_that_does_not_come_up_and_leaves_the_others() throws Exception {
        Path broken = directory.resolve("broken");
        Job job = fixture.add(
                "j",
                "test -e " + broken + " && exit 3; echo ready; exec sleep 600",
                "instances: 3, readiness: {log: ready}");
        job.start().get();
        fixture.await(job, status -> status.running() == 3);
        List<Long> before = pids(job);
        Files.createFile(broken);
        assertThat(job.rollingRestart())
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessage("instance 1 is EXITED: ended with exit code 3");
        assertThat(pids(job).subList(1, 3)).isEqualTo(before.subList(1, 3));
        assertThat(job.status().running()).isEqualTo(2);
    }

    @Test
    void without_readiness_one_that_dies_at_once_ends_it() throws Exception {
        Path broken = directory.resolve("broken");
        Job job = fixture.add("j", "test -e " + broken + " && exit 3; echo up; exec sleep 600", "instances: 2");
        job.start().get();
        fixture.awaitOutput(job, 2, "up");
        long second = pids(job).get(1);
        Files.createFile(broken);
        assertThat(job.rollingRestart()).failsWithin(30, TimeUnit.SECONDS);
        assertThat(pids(job).get(1)).isEqualTo(second);
    }

    @Test
    void a_stop_meanwhile_ends_it_and_nothing_is_started_again() throws Exception {
        Job job = fixture.add("j", "exec sleep 600", "instances: 2, readiness: {log: never, timeout: 1h}");
        job.start().get();
        CompletableFuture<JobStatus> roll = job.rollingRestart();
        fixture.await(job, status -> status.restarts() == 1 && status.state() == JobState.STARTING);
        assertThat(job.rollingRestart()).failsWithin(30, TimeUnit.SECONDS);
        job.stop().get();
        assertThat(roll).failsWithin(30, TimeUnit.SECONDS);
        assertThat(job.status().state()).isEqualTo(JobState.STOPPED);
    }

    private static List<Long> pids(Job job) {
        return job.instances().stream().map(InstanceStatus::pid).toList();
    }
}
