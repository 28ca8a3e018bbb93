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
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that is killed in each state of a job, and the next one. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class NextServiceTest {
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
    void a_job_in_backoff_stays_there_and_is_started_at_its_time() throws Exception {
        Job job = fixture.add("j", "exit 3", "restart: always, " + SLOW);
        job.start().get();
        JobStatus waiting = fixture.await(job, status -> status.state() == BACKOFF && status.failures() == 2);
        JobStatus next = afterKill("j");
        assertThat(next.state()).isEqualTo(BACKOFF);
        assertThat(next.nextStartMillis()).isEqualTo(waiting.nextStartMillis());
        assertThat(next.failures()).isEqualTo(2);
        assertThat(next.reason()).isEqualTo(waiting.reason());
    }

    @Test
    void a_job_whose_time_came_while_no_service_was_there_is_started_at_once() throws Exception {
        Path healed = directory.resolve("healed");
        Job job = fixture.add(
                "j",
                "test -e " + healed + " && exec sleep 600; exit 3",
                "restart: always, backoff: {initial: 1h, max: 1h, jitter: 0}");
        job.start().get();
        fixture.await(job, status -> status.state() == BACKOFF && status.failures() == 2);
        fixture.kill();
        Files.createFile(healed);
        Path note = directory.resolve("run/jobs/j/note");
        Files.writeString(note, Files.readString(note).replaceFirst("[0-9]{13}", "1700000000000"));
        fixture.resume();
        fixture.await(fixture.jobs().get("j"), RUNNING);
    }

    @Test
    void a_stopped_job_stays_stopped() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: unless-stopped");
        job.start().get();
        job.stop().get();
        JobStatus next = afterKill("j");
        assertThat(next.state()).isEqualTo(STOPPED);
        assertThat(next.desired()).isEqualTo(DesiredState.DOWN);
        assertThat(next.reason()).isEqualTo("stopped on request, signal 15 (TERM)");
    }

    @Test
    void a_job_that_is_always_restarted_is_back_though_it_was_stopped() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: always");
        job.start().get();
        job.stop().get();
        fixture.kill();
        fixture.resume();
        fixture.await(fixture.jobs().get("j"), RUNNING);
    }

    @Test
    void a_job_that_was_given_up_stays_so_with_its_reason() throws Exception {
        Job job = fixture.add("j", "echo out; echo no database >&2; exit 3", "restart: always, retries: 0");
        job.start().get();
        JobStatus dead = fixture.await(job, FATAL);
        JobStatus next = afterKill("j");
        assertThat(next.state()).isEqualTo(FATAL);
        assertThat(next.lastErrors()).containsExactly("no database");
        assertThat(next.reason()).isEqualTo(dead.reason());
        assertThat(next.lastExit()).isEqualTo(dead.lastExit());
    }

    @Test
    void what_a_job_printed_before_it_ended_can_be_read() throws Exception {
        Job job = fixture.add("j", "echo out; echo err >&2", "restart: never");
        job.start().get();
        fixture.await(job, EXITED);
        fixture.kill();
        fixture.resume();
        Reports reports = fixture.jobs().get("j").reports();
        assertThat(reports.read(1, OutputStreamName.OUT)).isEqualTo("out\n");
        assertThat(reports.read(1, OutputStreamName.ERR)).isEqualTo("err\n");
    }

    @Test
    void a_job_that_has_ended_well_is_not_run_again() throws Exception {
        Job job = fixture.add("j", "exit 0", "restart: on-failure");
        job.start().get();
        fixture.await(job, EXITED);
        JobStatus next = afterKill("j");
        assertThat(next.state()).isEqualTo(EXITED);
        assertThat(next.desired()).isEqualTo(DesiredState.UP);
    }

    @Test
    void a_job_that_died_while_no_service_was_there_comes_back() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: unless-stopped");
        long pid = job.start().get().pid();
        fixture.kill();
        JobsFixture.killProcess(pid);
        fixture.resume();
        JobStatus back =
                fixture.await(fixture.jobs().get("j"), status -> status.state() == RUNNING && status.pid() != pid);
        assertThat(back.lastExit().text()).isEqualTo("signal 9 (KILL)");
    }

    @Test
    void a_job_whose_end_was_seen_to_and_whose_restart_was_not_comes_back() throws Exception {
        Job job = fixture.add("j", FOREVER, "");
        JobsFixture.killProcess(job.start().get().pid());
        fixture.await(job, EXITED);
        fixture.kill();
        // As it is between the end of a process and the note of what follows.
        Files.writeString(directory.resolve("run/jobs/j/note"), "RUNNING 1 0 0\n\n.\n");
        Files.writeString(
                directory.resolve("jobs/j.yaml"),
                "{command: exec sleep 600, shell: true, restart: always, stopTimeout: 300ms}");
        fixture.resume();
        fixture.await(fixture.jobs().get("j"), RUNNING);
    }

    @Test
    void a_stop_that_was_under_way_is_finished() throws Exception {
        Job job = fixture.add(
                "j", "trap '' TERM; echo ready; while :; do sleep 0.1; done", "restart: always, stopTimeout: 1d");
        long pid = job.start().get().pid();
        fixture.awaitOutput(job, 1, "ready");
        job.stop();
        fixture.await(job, STOPPING);
        fixture.kill();
        Files.writeString(
                directory.resolve("jobs/j.yaml"),
                "{command: exec sleep 600, shell: true, restart: unless-stopped, stopTimeout: 10ms}");
        fixture.resume();
        JobStatus down = fixture.await(fixture.jobs().get("j"), STOPPED);
        assertThat(down.desired()).isEqualTo(DesiredState.DOWN);
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void a_restart_that_was_under_way_is_finished() throws Exception {
        Job job = fixture.add("j", "trap '' TERM; echo ready; while :; do sleep 0.1; done", "stopTimeout: 1d");
        long pid = job.start().get().pid();
        fixture.awaitOutput(job, 1, "ready");
        job.restart();
        fixture.await(job, STOPPING);
        fixture.kill();
        Files.writeString(
                directory.resolve("jobs/j.yaml"), "{command: exec sleep 600, shell: true, stopTimeout: 10ms}");
        fixture.resume();
        fixture.await(fixture.jobs().get("j"), status -> status.state() == RUNNING && status.pid() != pid);
    }

    @Test
    void a_stop_with_the_service_is_nobodys_wish() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: unless-stopped");
        job.start().get();
        fixture.jobs().stopAll().get();
        JobStatus next = afterKill("j");
        assertThat(next.state()).isEqualTo(STOPPED);
        assertThat(next.desired()).isEqualTo(DesiredState.UNSET);
    }

    @Test
    void every_instance_is_taken_over_and_those_beyond_the_definition_end() throws Exception {
        Job job = fixture.add("j", FOREVER, "instances: 3");
        job.start().get();
        List<Long> pids = pids(job);
        fixture.kill();
        Files.writeString(
                directory.resolve("jobs/j.yaml"),
                "{command: exec sleep 600, shell: true, stopTimeout: 300ms, instances: 2}");
        fixture.resume();
        assertThat(pids(fixture.jobs().get("j"))).containsExactly(pids.get(0), pids.get(1));
        assertThat(ProcessHandle.of(pids.get(2))).isEmpty();
        assertThat(directory.resolve("run/jobs/j:3")).doesNotExist();
    }

    @Test
    void all_instances_of_a_job_whose_definition_is_lost_are_kept() throws Exception {
        Job job = fixture.add("j", FOREVER, "instances: 3");
        job.start().get();
        List<Long> pids = pids(job);
        fixture.kill();
        Files.delete(directory.resolve("jobs/j.yaml"));
        fixture.resume();
        assertThat(pids(fixture.jobs().get("j"))).isEqualTo(pids);
    }

    @Test
    void an_unreadable_note_is_as_good_as_none() throws Exception {
        Job job = fixture.add("j", FOREVER, "restart: always");
        long pid = job.start().get().pid();
        fixture.kill();
        Files.writeString(directory.resolve("run/jobs/j/note"), "garbage");
        fixture.resume();
        assertThat(fixture.jobs().get("j").status().pid()).isEqualTo(pid);
    }

    private JobStatus afterKill(String name) throws Exception {
        fixture.kill();
        fixture.resume();
        return fixture.jobs().get(name).status();
    }

    private static List<Long> pids(Job job) {
        return job.instances().stream().map(InstanceStatus::pid).toList();
    }

    @Test
    void what_waits_to_be_started_again_and_has_no_definition_any_more_is_forgotten() throws Exception {
        fixture.add("j", "exit 3", "restart: always, backoff: {initial: 1h, max: 1h}")
                .start()
                .get();
        fixture.await(
                fixture.jobs().get("j"),
                status -> status.state() == BACKOFF && status.nextStartMillis() > 0 && status.restarts() > 0);
        fixture.kill();
        Files.delete(directory.resolve("jobs/j.yaml"));
        fixture.resume();
        assertThat(fixture.jobs().all()).isEmpty();
        assertThat(directory.resolve("run/jobs")).isEmptyDirectory();
        fixture.awaitStates(STARTING, RUNNING, BACKOFF, STARTING, RUNNING, BACKOFF, STOPPED);
    }
}
