package io.reeve.service.job;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.posix.Posix;
import io.reeve.service.process.HostFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands at the moments of a job's life, with real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HooksTest {
    private static final String FOREVER = "echo up; exec sleep 600";
    private static final String TELL = "echo $REEVE_HOOK $REEVE_JOB $REEVE_STATE $REEVE_EXIT_CODE";

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

    private static String hook(String point, String line) {
        return point + ": {shell: true, command: '" + line.replace("'", "''") + "'}";
    }

    @Test
    void each_is_run_at_its_moment_and_prints_into_the_job_s_log() throws Exception {
        Job job = fixture.add(
                "j",
                FOREVER,
                String.join(
                        ", ",
                        hook("preStart", TELL),
                        hook("postStart", TELL + "; echo registered"),
                        hook("preStop", TELL + "; echo $(ps -o pid= $REEVE_PID) $REEVE_PID >&2"),
                        hook("postStop", TELL + "; printf unfinished"),
                        hook("onFailure", "echo no")));
        long pid = job.start().get().pid();
        fixture.awaitOutput(job, 1, "registered");
        fixture.awaitOutput(job, 1, "up");
        job.stop().get();
        assertThat(fixture.host().logged(".log"))
                .containsExactlyInAnyOrder(
                        "preStart j STARTING",
                        "Process \"j\" starts.",
                        "up",
                        "postStart j RUNNING",
                        "registered",
                        "preStop j STOPPING",
                        "Process \"j\" ended with signal 15 (TERM).",
                        "postStop j STOPPING 143",
                        "unfinished")
                .startsWith("preStart j STARTING")
                .endsWith("Process \"j\" ended with signal 15 (TERM).", "postStop j STOPPING 143", "unfinished");
        assertThat(fixture.host().logged(".error.log")).containsExactly(pid + " " + pid);
        assertThat(job.reports().read(1, OutputStreamName.OUT)).endsWith("unfinished");
        job.start().get();
        assertThat(fixture.host().logged(".log")).containsSubsequence("unfinished", "preStart j STARTING 143");
    }

    @Test
    void before_a_start_that_it_prevents_it_says_why() throws Exception {
        Job job = fixture.add(
                "j", FOREVER, hook("preStart", "echo no database >&2; exit 3") + ", " + hook("onFailure", TELL));
        assertThatThrownBy(() -> job.start().get()).hasMessageContaining("preStart ended with exit code 3");
        JobStatus status = fixture.await(job, FATAL);
        assertThat(status.reason()).isEqualTo("could not be started: preStart ended with exit code 3");
        assertThat(status.lastErrors()).containsExactly("no database");
        assertThat(job.reports().explain()).contains("preStart ended with exit code 3", "\n  no database\n");
        fixture.awaitOutput(job, 1, "onFailure j FATAL");
        assertThat(fixture.host().logged(".log")).doesNotContain("up");
    }

    @Test
    void one_that_takes_too_long_is_killed_with_all_it_started() throws Exception {
        Path pid = directory.resolve("pid");
        Job job = fixture.add(
                "j",
                FOREVER,
                "preStart: {shell: true, timeout: 300ms, command: 'sleep 600 & echo $! > " + pid + "; wait'}");
        assertThatThrownBy(() -> job.start().get()).hasMessageContaining("preStart took longer than 300ms");
        awaitEnd(pid);
    }

    @Test
    void one_that_cannot_be_run_says_why() throws Exception {
        Job job = fixture.add("j", FOREVER, "preStart: /no/such/program -v");
        assertThatThrownBy(() -> job.start().get())
                .hasMessageContaining("j's preStart cannot start: the file /no/such/program does not exist");
        job.update("{preStart: null, preStop: /no/such/program, postStop: [/bin/false]}")
                .get();
        job.start().get();
        assertThat(job.stop().get().state()).isEqualTo(STOPPED);
    }

    @Test
    void a_start_that_is_tried_again_prepares_again() throws Exception {
        Path healed = directory.resolve("healed");
        Job job = fixture.add(
                "j",
                FOREVER,
                "restart: always, backoff: {initial: 1ms, max: 10ms}, "
                        + hook("preStart", "test -e " + healed + " -o -z \"$REEVE_EXIT_CODE\"")
                        + ", "
                        + hook("postStop", TELL));
        JobsFixture.killProcess(job.start().get().pid());
        JobStatus waiting = fixture.await(job, status -> status.state() == BACKOFF && status.failures() > 2);
        assertThat(waiting.reason()).isEqualTo("could not be started: preStart ended with exit code 1");
        Files.createFile(healed);
        fixture.await(job, RUNNING);
        assertThat(job.reports().read(1, OutputStreamName.OUT)).contains("postStop j STOPPING 137");
    }

    @Test
    void a_process_that_is_too_old_comes_back_though_its_first_start_fails() throws Exception {
        Path starts = directory.resolve("starts");
        Job job = fixture.add(
                "j",
                FOREVER,
                "restart: always, maxLifetime: 200ms, backoff: {initial: 1ms, max: 10ms}, "
                        + hook("preStart", "echo x >> " + starts + "; test $(wc -l < " + starts + ") != 2"));
        job.start().get();
        fixture.await(job, status -> status.state() == RUNNING && status.restarts() >= 2);
        assertThat(Files.readAllLines(starts)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_process_that_dies_is_cleaned_up_after_before_the_next() throws Exception {
        Path go = directory.resolve("go");
        Job job = fixture.add(
                "j",
                FOREVER,
                "restart: always, " + hook("postStop", "while ! test -e " + go + "; do sleep 0.01; done"));
        long pid = job.start().get().pid();
        JobsFixture.killProcess(pid);
        JobStatus cleaning = fixture.await(job, STOPPING);
        assertThat(cleaning.reason()).startsWith("ended with signal 9 (KILL)");
        assertThat(cleaning.pid()).isZero();
        CompletableFuture<JobStatus> stop = job.stop();
        Files.createFile(go);
        assertThat(stop.get().state()).isEqualTo(STOPPED);
    }

    @Test
    void a_failure_is_told_of_whatever_follows_it() throws Exception {
        Job dies = fixture.add("dies", "exit 3", hook("onFailure", TELL + " $REEVE_REASON"));
        dies.start().get();
        fixture.awaitOutput(dies, 1, "onFailure dies EXITED 3 ended with exit code 3");
        Job again = fixture.add("again", "exit 3", "restart: always, " + hook("onFailure", TELL));
        again.start().get();
        fixture.awaitOutput(again, 1, "onFailure again BACKOFF 3");
        Job well = fixture.add("well", "exit 0", hook("onFailure", TELL) + ", " + hook("postStop", TELL));
        well.start().get();
        fixture.await(well, EXITED);
        assertThat(well.reports().read(1, OutputStreamName.OUT)).isEqualTo("postStop well STOPPING 0\n");
    }

    @Test
    void what_is_told_of_a_failure_does_not_hold_up_the_next_run() throws Exception {
        Path go = directory.resolve("go");
        Job job = fixture.add(
                "j",
                FOREVER,
                "restart: always, "
                        + hook("onFailure", "echo a; while ! test -e " + go + "; do sleep 0.01; done; echo z"));
        job.start().get();
        for (int run = 1; run <= 2; run++) {
            JobsFixture.killProcess(awaitRun(job, run));
        }
        awaitRun(job, 3);
        Files.createFile(go);
        fixture.awaitOutput(job, 1, "z");
        job.stop().get();
        assertThat(fixture.host().logged(".log"))
                .containsOnlyOnce("a", "z")
                .filteredOn("up"::equals)
                .hasSize(3);
    }

    /** Waits until a run of so many has printed, and returns its process. */
    private long awaitRun(Job job, int run) {
        fixture.host()
                .await(() -> job.reports()
                                .read(1, OutputStreamName.OUT)
                                .lines()
                                .filter("up"::equals)
                                .count()
                        == run);
        return fixture.await(job, status -> status.state() == RUNNING && status.restarts() == run - 1)
                .pid();
    }

    @Test
    void a_stop_ends_what_follows_the_start() throws Exception {
        Path pid = directory.resolve("pid");
        Job job = fixture.add("j", FOREVER, hook("postStart", "echo $$ > " + pid + "; echo begun; exec sleep 600"));
        job.start().get();
        fixture.awaitOutput(job, 1, "begun");
        job.stop().get();
        awaitEnd(pid);
    }

    @Test
    void a_deletion_waits_for_what_is_told_of_a_failure() throws Exception {
        Path go = directory.resolve("go");
        Job job = fixture.add("j", "exit 3", hook("onFailure", "echo begun; " + untilThere(go) + "; echo over"));
        job.start().get();
        fixture.awaitOutput(job, 1, "begun");
        CompletableFuture<?> deletion = fixture.jobs().delete("j");
        fixture.host().await(() -> !Files.exists(directory.resolve("jobs/j.yaml")));
        fixture.letAllBeDone();
        assertThat(directory.resolve("run/jobs/j")).isDirectory();
        assertThat(deletion).isNotDone();
        Files.createFile(go);
        deletion.get();
        assertThat(fixture.host().logged(".log")).contains("begun", "over");
        assertThat(directory.resolve("run/jobs")).isEmptyDirectory();
    }

    @Test
    void a_deletion_waits_for_what_is_told_of_a_one_shot_run_that_could_not_begin() throws Exception {
        Path begun = directory.resolve("begun");
        Path go = directory.resolve("go");
        Job job = fixture.add(
                "j",
                FOREVER,
                hook("preStart", "exit 1") + ", "
                        + hook("onFailure", "echo $REEVE_INSTANCE >> " + begun + "; " + untilThere(go)));
        assertThatThrownBy(() -> job.run().get()).hasMessageContaining("preStart ended with exit code 1");
        // The number is another's only when nothing is left of it.
        assertThatThrownBy(() -> job.run().get()).hasMessageContaining("preStart ended with exit code 1");
        fixture.host().await(() -> HostFixture.lines(begun).size() == 2);
        assertThat(Files.readAllLines(begun)).containsExactlyInAnyOrder("1001", "1002");
        CompletableFuture<?> deletion = fixture.jobs().delete("j");
        fixture.host().await(() -> !Files.exists(directory.resolve("jobs/j.yaml")));
        fixture.letAllBeDone();
        assertThat(deletion).isNotDone();
        Files.createFile(go);
        deletion.get();
        assertThat(directory.resolve("run/jobs")).isEmptyDirectory();
    }

    private static String untilThere(Path file) {
        return "while ! test -e " + file + "; do sleep 0.01; done";
    }

    /** Waits until a process has been reaped. */
    private void awaitEnd(Path pid) throws Exception {
        long process = Long.parseLong(Files.readString(pid).strip());
        fixture.host().await(() -> ProcessHandle.of(process).isEmpty());
    }

    @Test
    void a_stop_ends_what_comes_before_the_start_and_so_the_start() throws Exception {
        Path pid = directory.resolve("pid");
        Job job = fixture.add(
                "j",
                FOREVER,
                "preStart: {shell: true, timeout: 1h, command: 'sleep 600 & echo $! > " + pid + "; echo begun; wait'}, "
                        + hook("onFailure", "echo no"));
        CompletableFuture<JobStatus> start = job.start();
        fixture.awaitOutput(job, 1, "begun");
        JobStatus stopped = job.stop().get();
        assertThat(stopped.state()).isEqualTo(STOPPED);
        assertThat(stopped.reason()).isEqualTo("stopped on request, before it was started");
        assertThatThrownBy(start::get).hasMessageContaining("job j was stopped before it was started");
        awaitEnd(pid);
        assertThatThrownBy(() -> job.stop().get()).hasMessageContaining("job j is STOPPED: cannot stop");
        job.update("{preStart: null}").get();
        job.start().get();
        assertThat(fixture.host().logged(".log")).doesNotContain("no");
    }

    @Test
    void a_stop_ends_a_start_that_is_tried_again() throws Exception {
        Job job = fixture.add(
                "j",
                FOREVER,
                "restart: always, "
                        + hook("preStart", "test -z \"$REEVE_EXIT_CODE\" && exit; echo again; exec sleep 600"));
        JobsFixture.killProcess(job.start().get().pid());
        fixture.awaitOutput(job, 1, "again");
        assertThat(job.stop().get().state()).isEqualTo(STOPPED);
        fixture.kill();
        fixture.resume();
        fixture.await(fixture.jobs().get("j"), STARTING); // restart: always brings it back with the next service
    }

    @Test
    void a_service_that_is_killed_before_the_start_leaves_it_to_the_next() throws Exception {
        Path go = directory.resolve("go");
        Path pids = directory.resolve("pids");
        Job job = fixture.add(
                "j",
                FOREVER,
                hook("preStart", "echo $$ >> " + pids + "; while ! test -e " + go + "; do sleep 0.01; done"));
        job.start();
        fixture.await(job, STARTING);
        fixture.host().await(() -> !HostFixture.lines(pids).isEmpty());
        assertThat(job.status().reason()).isEqualTo("being started; preStart runs");
        fixture.kill();
        Files.createFile(go);
        fixture.resume();
        fixture.await(fixture.jobs().get("j"), RUNNING);
        assertThat(Files.readAllLines(pids)).hasSize(2);
    }

    @Test
    void it_runs_as_the_job_s_user() throws Exception {
        Assumptions.assumeTrue(Posix.userId() == 0, "only root can give a job another user");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Job job = fixture.add("j", FOREVER, "user: nobody, preStart: id -un");
        job.start().get();
        fixture.awaitOutput(job, 1, "nobody\n");
    }

    /** The shim of a process that dies is kept, as it is to be run again; then it turns out that it is not. */
    @Test
    void nothing_is_left_of_a_process_that_dies_while_it_is_being_stopped() throws Exception {
        String dies = "kill -KILL $REEVE_PID; while test -e /proc/$REEVE_PID; do sleep 0.01; done";
        Job job = fixture.add("j", FOREVER, "restart: unless-stopped, " + hook("preStop", dies));
        job.start().get();
        String noted = Files.readAllLines(directory.resolve("run/jobs/j/pid")).get(1);
        int shim = Integer.parseInt(noted.substring(0, noted.indexOf(' ')));
        assertThat(lives(shim)).isTrue();
        assertThat(job.stop().get().lastExit().text()).isEqualTo("signal 9 (KILL)");
        assertThat(lives(shim)).isFalse();
        assertThat(directory.resolve("run/jobs/j/run")).doesNotExist();
    }

    /** A zombie does not, and has no command line. */
    private static boolean lives(int pid) {
        try {
            return !Files.readString(Path.of("/proc", Integer.toString(pid), "cmdline"))
                    .isEmpty();
        } catch (IOException gone) {
            return false;
        }
    }
}
