package io.reeve.service.job;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are brought back, with real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KeepUpTest {
    private static final String FOREVER = "exec sleep 600";
    private static final String SLOW = "backoff: {initial: 1h, max: 1h, jitter: 0}";

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
    void a_job_that_is_killed_is_back_at_once() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: unless-stopped");
        long pid = job.start().get().pid();
        JobsFixture.killProcess(pid);
        JobStatus back = fixture.await(job, status -> status.state() == RUNNING && status.pid() != pid);
        assertThat(back.restarts()).isEqualTo(1);
        assertThat(back.failures()).isEqualTo(1);
        assertThat(back.lastExit().text()).isEqualTo("signal 9 (KILL)");
        fixture.awaitStates(STARTING, RUNNING, BACKOFF, STARTING, RUNNING);
    }

    @Test
    void a_job_that_was_stopped_stays_stopped() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: always");
        job.start().get();
        JobStatus down = job.stop().get();
        assertThat(down.state()).isEqualTo(STOPPED);
        assertThat(down.desired()).isEqualTo(DesiredState.DOWN);
        fixture.awaitStates(STARTING, RUNNING, STOPPING, STOPPED);
        assertThat(job.wakeup())
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessage("job j is STOPPED: cannot wake up");
    }

    @Test
    void on_failure_brings_back_after_a_failure_and_not_after_success() throws Exception {
        Path failed = directory.resolve("failed");
        Job job =
                fixture.add("j", "test -e " + failed + " || { touch " + failed + "; exit 3; }", "restart: on-failure");
        job.start().get();
        JobStatus done = fixture.await(job, EXITED);
        assertThat(done.lastExit().number()).isZero();
        assertThat(done.restarts()).isEqualTo(1);
    }

    @Test
    void a_job_that_keeps_failing_waits_and_says_when_it_is_tried_again() throws Exception {
        Job job = fixture.add("j", "exit 3", "restart: always, " + SLOW);
        job.start().get();
        JobStatus waiting = fixture.await(job, status -> status.state() == BACKOFF && status.failures() == 2);
        assertThat(waiting.reason()).isEqualTo("ended with exit code 3");
        assertThat(waiting.nextStartMillis() - waiting.sinceMillis()).isEqualTo(3_600_000);
        assertThat(waiting.pid()).isZero();
    }

    @Test
    void a_stop_ends_the_waiting_and_a_start_does_not_wait() throws Exception {
        Path healed = directory.resolve("healed");
        Job job = fixture.add("j", "test -e " + healed + " && exec sleep 600; exit 3", "restart: always, " + SLOW);
        job.start().get();
        fixture.await(job, status -> status.failures() == 2);
        JobStatus stopped = job.stop().get();
        assertThat(stopped.state()).isEqualTo(STOPPED);
        assertThat(stopped.nextStartMillis()).isZero();
        job.start().get();
        fixture.await(job, status -> status.state() == BACKOFF && status.failures() == 2);
        Files.createFile(healed);
        assertThat(job.start().get().state()).isEqualTo(RUNNING);
        assertThat(job.status().failures()).isZero();
    }

    @Test
    void wakeup_starts_at_once_what_waits_and_leaves_alone_what_runs() throws Exception {
        Path healed = directory.resolve("healed");
        Job job = fixture.add("j", "test -e " + healed + " && exec sleep 600; exit 3", "restart: always, " + SLOW);
        job.start().get();
        fixture.await(job, status -> status.failures() == 2);
        Files.createFile(healed);
        JobStatus up = job.wakeup().get();
        assertThat(up.state()).isEqualTo(RUNNING);
        assertThat(job.wakeup().get()).isEqualTo(up);
    }

    @Test
    void wakeup_brings_back_what_had_been_given_up() throws Exception {
        Job job = fixture.add("j", "exit 3", "restart: always, retries: 0");
        job.start().get();
        fixture.awaitStates(STARTING, RUNNING, FATAL);
        job.wakeup().get();
        fixture.awaitStates(STARTING, RUNNING, FATAL, STARTING, RUNNING, FATAL);
    }

    @Test
    void is_given_up_after_its_tries_with_the_reason() throws Exception {
        String complains = "echo out; for i in 1 2 3 4; do echo e$i >&2; done; printf '%0600d\\n' >&2; exit 3";
        Job job = fixture.add("j", complains, "restart: always, retries: 2, backoff: {initial: 1ms}");
        job.start().get();
        JobStatus dead = fixture.await(job, FATAL);
        assertThat(dead.reason()).isEqualTo("ended with exit code 3; gave up after 3 tries");
        assertThat(dead.restarts()).isEqualTo(2);
        assertThat(dead.lastErrors()).containsExactly("e1", "e2", "e3", "e4", "0".repeat(500));
        assertThat(job.instances().get(0).lastErrors()).isEqualTo(dead.lastErrors());
        assertThat(job.start().get().lastErrors()).isEmpty();
    }

    @Test
    void a_command_that_vanishes_is_tried_again_until_it_is_back() throws Exception {
        Path program = Files.writeString(directory.resolve("tool.sh"), "#!/bin/sh\necho $$\nexec sleep 600\n");
        program.toFile().setExecutable(true);
        fixture.jobs()
                .add(
                        "j",
                        program.toString(),
                        "{restart: always, stopTimeout: 100ms, backoff: {initial: 1ms, max: 2ms}}")
                .get();
        Job job = fixture.jobs().get("j");
        long pid = job.start().get().pid();
        Files.move(program, directory.resolve("away"));
        JobsFixture.killProcess(pid);
        JobStatus waiting = fixture.await(
                job, status -> status.failures() > 2 && status.reason().contains("could not"));
        assertThat(waiting.reason())
                .isEqualTo("could not be started: job j cannot start: the file " + program + " does not exist");
        Files.move(directory.resolve("away"), program);
        fixture.await(job, RUNNING);
    }

    @Test
    void runs_as_often_as_it_is_told_and_then_has_ended() throws Exception {
        Job job = fixture.add("j", "echo run", "maxRuns: 3, pause: 1ms");
        job.start().get();
        JobStatus done = fixture.await(job, status -> status.state() == EXITED && status.restarts() == 2);
        assertThat(done.lastExit().number()).isZero();
        assertThat(job.reports().read(1, OutputStreamName.OUT)).isEqualTo("run\nrun\nrun\n");
        assertThat(job.instances().get(0).runs()).isEqualTo(3);
    }

    @Test
    void is_replaced_at_its_age_after_it_was_asked_to_end() throws Exception {
        Job job = fixture.add(
                "j",
                "trap 'echo finishing; exit 0' TERM; echo ready; while :; do sleep 0.01; done",
                "maxLifetime: 100ms, stopTimeout: 30s");
        long pid = job.start().get().pid();
        JobStatus next = fixture.await(job, status -> status.state() == RUNNING && status.pid() != pid);
        assertThat(next.restarts()).isPositive();
        assertThat(next.lastExit().text()).isIn("exit code 0", "signal 15 (TERM)");
        assertThat(next.desired()).isEqualTo(DesiredState.UP);
    }

    @Test
    void a_guard_brings_back_what_its_own_policy_would_leave() throws Exception {
        Job job = fixture.add("j", FOREVER, "guard: true");
        Job other = fixture.add("other", FOREVER, "guard: false");
        fixture.jobs().guards().add(definition -> definition.upkeep().guard());
        long pid = job.start().get().pid();
        JobsFixture.killProcess(other.start().get().pid());
        JobsFixture.killProcess(pid);
        fixture.await(job, status -> status.state() == RUNNING && status.pid() != pid);
        fixture.await(other, EXITED);
    }

    @Test
    void a_guard_that_comes_later_brings_back_what_has_ended_meanwhile() throws Exception {
        Job job = fixture.add("j", FOREVER, "guard: true");
        Job stopped = fixture.add("stopped", FOREVER, "guard: true");
        JobsFixture.killProcess(job.start().get().pid());
        stopped.start().get();
        stopped.stop().get();
        fixture.await(job, EXITED);
        fixture.jobs().guards().add(definition -> definition.upkeep().guard());
        fixture.await(job, RUNNING);
        assertThat(stopped.status().state()).isEqualTo(STOPPED);
    }

    @Test
    void a_guard_that_fails_guards_nothing_and_harms_nobody() throws Exception {
        fixture.jobs().guards().add(definition -> {
            throw new IllegalStateException("broken");
        });
        Job job = fixture.add("j", "exit 3", "guard: true");
        job.start().get();
        fixture.await(job, EXITED);
    }

    @Test
    void two_restarts_at_once_are_done_one_after_the_other() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: always");
        long first = job.start().get().pid();
        CompletableFuture<JobStatus> one = job.restart();
        CompletableFuture<JobStatus> other = job.restart();
        assertThat(one.get().pid()).isNotIn(first, other.get().pid());
        assertThat(job.status().pid()).isEqualTo(other.get().pid());
        assertThat(job.status().restarts()).isEqualTo(2);
    }

    @Test
    void a_job_that_waits_is_not_deleted() throws Exception {
        Job job = fixture.add("j", "exit 3", "restart: always, " + SLOW);
        job.start().get();
        fixture.await(job, status -> status.failures() == 2);
        assertThat(fixture.jobs().delete("j"))
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessage("job j is BACKOFF: cannot delete");
    }
}
