package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
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

/** Runs beside a job, with real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class OneShotsTest {
    private static final String FOREVER = "echo \"as $REEVE_INSTANCE\"; exec sleep 600";
    private static final String WAITS = "echo begun; until test -e go; do sleep 0.01; done; echo done; exit 3";

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

    private InstanceStatus awaitEnd() {
        fixture.host().await(() -> !fixture.ended.isEmpty());
        return fixture.ended.get(0);
    }

    @Test
    void runs_beside_a_job_that_is_up_and_leaves_it_alone() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: always");
        JobStatus up = job.start().get();
        InstanceStatus first = job.run().get();
        InstanceStatus second = job.run().get();
        assertThat(first.number()).isEqualTo(1001);
        assertThat(second.number()).isEqualTo(1002);
        assertThat(List.of(up.pid(), first.pid(), second.pid())).doesNotHaveDuplicates();
        fixture.awaitOutput(job, 1, "as 1\n");
        fixture.awaitOutput(job, 1001, "as 1001\n");
        assertThat(job.oneShots()).extracting(InstanceStatus::state).containsOnly(JobState.RUNNING);
        assertThat(job.status()).isEqualTo(up);
        fixture.awaitOutput(job, 1002, "as 1002\n");
        assertThat(job.reports().memoryOfInstances()).containsOnlyKeys(1, 1001, 1002);
        fixture.host().await(() -> job.reports().memory().processes() == 3);
    }

    @Test
    void runs_once_whatever_the_policy_of_the_job_is() throws Exception {
        Job job = fixture.add("j", "exit 3", "restart: always, guard: true, maxRuns: 5, instances: 2");
        fixture.jobs().guards().add(definition -> true);
        InstanceStatus begun = job.run().get();
        InstanceStatus ended = awaitEnd();
        assertThat(ended.number()).isEqualTo(begun.number());
        assertThat(ended.state()).isEqualTo(JobState.EXITED);
        assertThat(ended.lastExit().number()).isEqualTo(3);
        assertThat(ended.restarts()).isZero();
        assertThat(job.status().state()).isEqualTo(JobState.STOPPED);
        assertThat(fixture.ended).hasSize(1);
    }

    @Test
    void one_can_be_stopped_and_a_stop_of_the_job_ends_them_all() throws Exception {
        Job job = fixture.add("j", FOREVER, "");
        job.run().get();
        job.run().get();
        assertThat(fixture.jobs().delete("j"))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("job j has a one-shot run: cannot delete");
        InstanceStatus stopped = job.stopRun(1001).get();
        assertThat(stopped.state()).isEqualTo(JobState.STOPPED);
        assertThat(job.oneShots())
                .extracting(InstanceStatus::state)
                .containsExactly(JobState.STOPPED, JobState.RUNNING);
        job.stop().get();
        assertThat(job.oneShots()).extracting(InstanceStatus::state).containsOnly(JobState.STOPPED);
        assertThat(job.runs()).isEmpty();
        assertThatThrownBy(() -> job.stopRun(1003)).hasMessage("there is no one-shot run 1003");
        assertThat(job.stopRun(1002))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("job j:1002 is STOPPED: cannot stop");
        fixture.jobs().delete("j").get();
        assertThat(directory.resolve("run/jobs")).isEmptyDirectory();
    }

    @Test
    void one_that_cannot_be_started_leaves_nothing() throws Exception {
        Job job = fixture.add("j", "true", "directory: " + directory.resolve("none"));
        assertThat(job.run()).failsWithin(30, TimeUnit.SECONDS);
        assertThat(job.oneShots()).isEmpty();
        assertThat(fixture.ended).isEmpty();
    }

    @Test
    void the_next_service_takes_one_over() throws Exception {
        Job job = fixture.add("j", WAITS, "directory: " + directory);
        long pid = job.run().get().pid();
        fixture.awaitOutput(job, 1001, "begun");
        fixture.kill();
        fixture.resume();
        Job next = fixture.jobs().get("j");
        assertThat(next.oneShots()).extracting(InstanceStatus::pid).containsExactly(pid);
        Files.createFile(directory.resolve("go"));
        assertThat(awaitEnd().lastExit().number()).isEqualTo(3);
        assertThat(next.reports().read(1001, OutputStreamName.OUT)).isEqualTo("begun\ndone\n");
    }

    @Test
    void the_next_service_knows_how_one_ended_that_nobody_saw_end_and_does_not_start_it_again() throws Exception {
        Job job = fixture.add("j", WAITS, "directory: " + directory + ", restart: always");
        job.run().get();
        fixture.kill();
        Files.createFile(directory.resolve("go"));
        fixture.resume();
        Job next = fixture.jobs().get("j");
        fixture.host().await(() -> next.oneShots().get(0).state() == JobState.EXITED);
        assertThat(next.oneShots().get(0).lastExit().number()).isEqualTo(3);
        assertThat(next.status().state()).isEqualTo(JobState.STOPPED);
        assertThat(next.run().get().number())
                .as("of another one, as the first one is still known")
                .isEqualTo(1002);
    }

    @Test
    void one_whose_definition_is_lost_is_kept() throws Exception {
        Job job = fixture.add("j", FOREVER, "");
        long pid = job.run().get().pid();
        fixture.kill();
        Files.delete(directory.resolve("jobs/j.yaml"));
        fixture.resume();
        assertThat(fixture.jobs().get("j").oneShots())
                .extracting(InstanceStatus::pid)
                .containsExactly(pid);
    }

    @Test
    void there_is_an_end_to_how_many_there_may_be() throws Exception {
        Job job = fixture.add("j", "exec sleep 600", "writeLog: false");
        for (int i = 0; i < OneShots.MOST; i++) {
            job.run().get();
        }
        assertThat(job.run())
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("job j has 100 one-shot runs already");
        job.stopRun(1042).get();
        assertThat(job.run().get().number()).isEqualTo(1042);
    }
}
