package io.reeve.service.job;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of several processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class InstancesTest {
    private static final String TELLS_ITSELF = "echo \"$REEVE_JOB $REEVE_INSTANCE\"; exec sleep 600";

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
    void each_instance_is_a_process_and_knows_its_number() throws Exception {
        Job job = fixture.add("j", TELLS_ITSELF, "instances: 4");
        JobStatus up = job.start().get();
        assertThat(up.running()).isEqualTo(4);
        assertThat(up.reason()).isEqualTo("4 of 4 instances run");
        assertThat(job.instances()).extracting(InstanceStatus::number).containsExactly(1, 2, 3, 4);
        assertThat(pids(job)).doesNotHaveDuplicates().allMatch(pid -> ProcessHandle.of(pid)
                .isPresent());
        for (int i = 1; i <= 4; i++) {
            fixture.awaitOutput(job, i, "j " + i + "\n");
        }
        fixture.host().await(() -> Files.isDirectory(directory.resolve("log/j/instance-3")));
        assertThatThrownBy(() -> job.reports().read(5, OutputStreamName.OUT))
                .hasMessage("job j has no instance 5: expected 1 to 4");
    }

    @Test
    void one_that_is_killed_comes_back_and_the_others_are_not_touched() throws Exception {
        Job job = fixture.add("j", TELLS_ITSELF, "instances: 3, restart: unless-stopped");
        job.start().get();
        List<Long> before = pids(job);
        JobsFixture.killProcess(before.get(1));
        fixture.await(job, status -> status.running() == 3 && status.restarts() == 1);
        List<Long> after = pids(job);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
        assertThat(after.get(2)).isEqualTo(before.get(2));
    }

    @Test
    void a_job_whose_instances_have_all_ended_has_ended() throws Exception {
        Job job = fixture.add("j", "exit $((REEVE_INSTANCE - 1))", "instances: 2");
        job.start().get();
        fixture.await(job, status -> status.state() == EXITED);
        fixture.await(job, status -> status.reason().startsWith("0 of 2 instances run"));
        assertThat(job.instances()).extracting(one -> one.lastExit().number()).containsExactly(0, 1);
    }

    @Test
    void start_starts_those_that_are_down_and_is_refused_when_none_is() throws Exception {
        Job job = fixture.add("j", TELLS_ITSELF, "instances: 2");
        job.start().get();
        List<Long> before = pids(job);
        assertThat(job.start()).failsWithin(30, TimeUnit.SECONDS);
        JobsFixture.killProcess(before.get(1));
        fixture.await(job, status -> status.running() == 1);
        assertThat(job.start().get().running()).isEqualTo(2);
        assertThat(pids(job).get(0)).isEqualTo(before.get(0));
    }

    @Test
    void scaling_up_and_down_leaves_the_others_alone_and_is_kept() throws Exception {
        Job job = fixture.add("j", TELLS_ITSELF, "instances: 2");
        job.start().get();
        List<Long> before = pids(job);
        assertThat(job.scale(5).get().upkeep().instances()).isEqualTo(5);
        assertThat(job.status().running()).isEqualTo(5);
        assertThat(pids(job)).startsWith(before.toArray(Long[]::new));
        List<Long> five = pids(job);
        job.scale(1).get();
        assertThat(pids(job)).containsExactly(before.get(0));
        assertThat(five.subList(1, 5)).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThat(directory.resolve("run/jobs/j:2")).doesNotExist();
        assertThat(directory.resolve("jobs/j.yaml")).content().contains("instances: 1");
    }

    @Test
    void scaling_a_stopped_job_starts_nothing() throws Exception {
        Job job = fixture.add("j", TELLS_ITSELF, "instances: 1");
        job.scale(3).get();
        assertThat(job.status().state()).isEqualTo(STOPPED);
        assertThat(job.status().instances()).isEqualTo(3);
        assertThat(job.scale(0)).failsWithin(30, TimeUnit.SECONDS);
        assertThat(job.status().instances()).isEqualTo(3);
    }

    @Test
    void restart_replaces_all_and_stop_leaves_nothing() throws Exception {
        Job job = fixture.add("j", TELLS_ITSELF, "instances: 3");
        job.start().get();
        List<Long> before = pids(job);
        job.restart().get();
        assertThat(pids(job)).hasSize(3).doesNotContainAnyElementsOf(before);
        List<Long> last = pids(job);
        assertThat(job.stop().get().state()).isEqualTo(STOPPED);
        assertThat(last).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    void one_that_keeps_failing_does_not_hide_those_that_run() throws Exception {
        Job job = fixture.add(
                "j",
                "[ $REEVE_INSTANCE = 2 ] && exit 3; exec sleep 600",
                "instances: 3, restart: always, backoff: {initial: 1h, max: 1h}");
        job.start().get();
        fixture.await(job, status -> status.failures() == 2);
        JobStatus status = fixture.await(job, one -> one.running() == 2);
        assertThat(status.state()).isEqualTo(RUNNING);
        assertThat(status.reason()).isEqualTo("2 of 3 instances run; 2 is BACKOFF: ended with exit code 3");
        assertThat(job.instances().get(1).state()).isEqualTo(BACKOFF);
        assertThat(job.stop().get().state()).isEqualTo(STOPPED);
    }

    @Test
    void all_are_deleted_with_their_job() throws Exception {
        Job job = fixture.add("j", TELLS_ITSELF, "instances: 3");
        job.start().get();
        job.stop().get();
        fixture.jobs().delete("j").get();
        assertThat(directory.resolve("run/jobs")).isEmptyDirectory();
    }

    private static List<Long> pids(Job job) {
        return job.instances().stream()
                .map(InstanceStatus::pid)
                .filter(pid -> pid > 0)
                .toList();
    }
}
