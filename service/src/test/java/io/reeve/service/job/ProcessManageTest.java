package io.reeve.service.job;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.fakes.LogLines;
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

/** What the workers of process_manage did, done by jobs with real processes; its items are listed in ProcessManageMapTest. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProcessManageTest {
    private static final String FOREVER = "exec sleep 600";
    private static final String SLOW = "backoff: {initial: 1h, max: 1h, jitter: 0}";
    private static final long HOUR = 3_600_000;

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

    /** P2. */
    @Test
    void the_command_is_started_once_for_each_instance() throws Exception {
        Path began = directory.resolve("began");
        Job job = fixture.add("j", "echo $REEVE_INSTANCE >> " + began + "; echo ready; exec sleep 600", "instances: 3");
        job.start().get();
        for (int number = 1; number <= 3; number++) {
            fixture.awaitOutput(job, number, "ready");
        }
        job.stop().get();
        assertThat(Files.readAllLines(began)).containsExactlyInAnyOrder("1", "2", "3");
    }

    /** P2. */
    @Test
    void a_hook_runs_before_each_instance_and_its_failure_prevents_the_start() throws Exception {
        Job job = fixture.add(
                "j",
                "echo works; exec sleep 600",
                "instances: 3, preStart: {shell: true, command: 'echo prepares; test $REEVE_INSTANCE != 2'}");
        assertThatThrownBy(() -> job.start().get()).hasMessageContaining("preStart ended with exit code 1");
        for (int number : new int[] {1, 3}) {
            fixture.awaitOutput(job, number, "prepares\nworks");
        }
        assertThat(job.reports().read(2, OutputStreamName.OUT)).isEqualTo("prepares\n");
        assertThat(job.instances()).extracting(InstanceStatus::state).containsExactly(RUNNING, FATAL, RUNNING);
    }

    /** P3. */
    @Test
    void after_its_runs_a_slot_begins_a_new_round_and_tells_how_many_it_has_done() throws Exception {
        Path go = directory.resolve("go");
        Job job = fixture.add(
                "j", "until rm " + go + " 2>/dev/null; do sleep 0.01; done", "restart: always, maxRuns: 2, pause: 1ms");
        job.start().get();
        for (int run = 1; run <= 5; run++) {
            int restarts = run - 1;
            fixture.await(job, status -> status.state() == RUNNING && status.restarts() == restarts);
            assertThat(job.instances().get(0).runs()).isEqualTo(run % 2 == 1 ? 1 : 2);
            Files.createFile(go);
        }
    }

    /** P4. */
    @Test
    void between_two_good_runs_it_pauses() throws Exception {
        Job job = fixture.add("j", "exit 0", "restart: always, pause: 1h");
        job.start().get();
        JobStatus pausing = fixture.await(job, BACKOFF);
        assertThat(pausing.nextStartMillis() - pausing.sinceMillis()).isEqualTo(HOUR);
        assertThat(pausing.failures()).isZero();
        assertThat(pausing.reason()).isEqualTo("ended with exit code 0");
    }

    /** P5. */
    @Test
    void a_process_that_is_replaced_at_its_age_finishes_what_it_does() throws Exception {
        Job job = fixture.add(
                "j",
                "trap 'echo finished; exit 0' TERM; echo ready; while :; do sleep 0.01; done",
                "bufferSize: 1000, maxLifetime: 300ms, stopTimeout: 1d");
        long first = job.start().get().pid();
        fixture.awaitOutput(job, 1, "ready\nfinished\n");
        fixture.await(job, status -> status.state() == RUNNING && status.pid() != first);
        job.stop().get();
        assertThat(job.reports().read(1, OutputStreamName.OUT)).doesNotContain("ready\nready\n");
    }

    /** P6. */
    @Test
    void whoever_checks_tops_up_what_would_wait_or_had_been_given_up() throws Exception {
        Job waits = fixture.add("waits", FOREVER, "instances: 2, restart: always, checkInterval: 50ms, " + SLOW);
        Job givesUp =
                fixture.add("gives-up", FOREVER, "instances: 2, restart: always, checkInterval: 50ms, retries: 0");
        for (Job job : List.of(waits, givesUp)) {
            job.start().get();
            for (int kill = 1; kill <= 3; kill++) {
                int restarts = kill;
                JobsFixture.killProcess(job.instances().get(1).pid());
                fixture.await(job, status -> status.running() == 2 && status.restarts() == restarts);
            }
        }
    }

    /** P7. */
    @Test
    void a_run_that_went_well_is_followed_at_once_and_a_crash_waits() throws Exception {
        Path sick = directory.resolve("sick");
        Job job = fixture.add("j", "test -e " + sick + " && exit 3; exit 0", "restart: always, pause: 1ms, " + SLOW);
        job.start().get();
        assertThat(fixture.await(job, status -> status.restarts() >= 3).failures())
                .isZero();
        Files.createFile(sick);
        JobStatus waiting = fixture.await(job, status -> status.state() == BACKOFF && status.failures() == 2);
        assertThat(waiting.nextStartMillis() - waiting.sinceMillis()).isEqualTo(HOUR);
        assertThat(waiting.lastExit().number()).isEqualTo(3);
    }

    /** P11. */
    @Test
    void a_second_stop_does_no_harm() throws Exception {
        Path go = directory.resolve("go");
        Job job = fixture.add(
                "j",
                "trap 'until test -e " + go + "; do sleep 0.01; done; exit 33' TERM; echo ready;"
                        + " while :; do sleep 0.01; done",
                "stopTimeout: 1d");
        job.start().get();
        fixture.awaitOutput(job, 1, "ready");
        CompletableFuture<JobStatus> first = job.stop();
        fixture.await(job, STOPPING);
        CompletableFuture<JobStatus> second = job.stop();
        Files.createFile(go);
        assertThat(first.get().lastExit().number()).isEqualTo(33);
        assertThat(second)
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessage("job j is STOPPED: cannot stop");
        assertThat(job.status()).isEqualTo(first.get());
    }

    /** P12. */
    @Test
    void a_restart_runs_no_instance_twice_and_cuts_no_run() throws Exception {
        String held = directory.resolve("held") + ".$REEVE_INSTANCE";
        Job job = fixture.add(
                "j",
                "mkdir " + held + " || echo twice; trap 'rmdir " + held
                        + "; echo finished; exit 0' TERM; echo ready; while :; do sleep 0.01; done",
                "instances: 3, stopTimeout: 1d");
        job.start().get();
        StringBuilder expected = new StringBuilder();
        for (int round = 0; round < 3; round++) {
            expected.append("ready\n");
            for (int number = 1; number <= 3; number++) {
                fixture.awaitOutput(job, number, expected.toString());
            }
            assertThat(job.restart().get().running()).isEqualTo(3);
            expected.append("finished\n");
        }
        for (int number = 1; number <= 3; number++) {
            assertThat(job.reports().read(number, OutputStreamName.OUT))
                    .startsWith(expected)
                    .doesNotContain("twice");
            fixture.awaitOutput(job, number, expected + "ready\n");
        }
    }

    /** P13. */
    @Test
    void a_start_of_what_runs_is_refused_and_changes_nothing() throws Exception {
        Job job = fixture.add("j", FOREVER, "instances: 2");
        long pid = job.start().get().pid();
        List<InstanceStatus> before = job.instances();
        assertThat(job.start())
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessage("job j is RUNNING (pid " + pid + "): cannot start");
        assertThat(job.instances()).isEqualTo(before);
    }

    /** P15. */
    @Test
    void wakeup_brings_back_the_killed_one_and_touches_no_other() throws Exception {
        Job job = fixture.add("j", FOREVER, "instances: 3, restart: on-failure, " + SLOW);
        job.start().get();
        List<InstanceStatus> before = job.instances();
        killTwice(job, 2);
        assertThat(job.wakeup().get().running()).isEqualTo(3);
        List<InstanceStatus> after = job.instances();
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1).pid()).isNotEqualTo(before.get(1).pid());
        assertThat(after.get(2)).isEqualTo(before.get(2));
    }

    /** The first failure is followed at once, the second one waits. */
    private void killTwice(Job job, int number) throws Exception {
        JobsFixture.killProcess(job.instances().get(number - 1).pid());
        fixture.await(job, status -> status.restarts() == 1 && status.running() == status.instances());
        JobsFixture.killProcess(job.instances().get(number - 1).pid());
        fixture.await(job, status -> job.instances().get(number - 1).state() == BACKOFF && status.failures() == 2);
    }

    /** P28. */
    @Test
    void an_end_that_nobody_wished_is_logged_with_its_reason() throws Exception {
        try (LogLines log = new LogLines()) {
            Job job = fixture.add("j", "exit 3", "instances: 2, restart: always, " + SLOW);
            job.start().get();
            fixture.await(job, status -> job.instances().stream().allMatch(one -> one.failures() == 2));
            assertThat(log.lines)
                    .contains(
                            "INFO job j: RUNNING -> BACKOFF: ended with exit code 3",
                            "INFO job j:2: RUNNING -> BACKOFF: ended with exit code 3");
        }
    }

    /** P8. */
    @Test
    void without_a_restart_policy_nothing_is_replaced_and_the_job_ends_with_its_last_instance() throws Exception {
        Job job = fixture.add("j", FOREVER, "instances: 2");
        job.start().get();
        JobsFixture.killProcess(job.instances().get(0).pid());
        fixture.await(job, status -> job.instances().get(0).state() == EXITED);
        assertThat(job.status().state()).isEqualTo(RUNNING);
        JobsFixture.killProcess(job.instances().get(1).pid());
        assertThat(fixture.await(job, EXITED).restarts()).isZero();
    }

    /** P29. */
    @Test
    void a_job_that_looks_for_the_stop_between_two_pieces_of_work_finishes_the_one_it_does() throws Exception {
        Job job = fixture.add(
                "j",
                "stop=; trap stop=1 TERM; while [ -z \"$stop\" ]; do echo begin; sleep 0.05; echo end; done; echo all",
                "bufferSize: 3, stopTimeout: 1d");
        job.start().get();
        fixture.awaitOutput(job, 1, "begin");
        JobStatus stopped = job.stop().get();
        assertThat(stopped.state()).isEqualTo(STOPPED);
        assertThat(stopped.lastExit().text()).isEqualTo("exit code 0");
        assertThat(job.reports().read(1, OutputStreamName.OUT)).isEqualTo("begin\nend\nall\n");
    }
}
