package io.reeve.service.job;

import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that take memory. The first run of a job takes 60 MiB, the later ones next to nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JobMemoryTest {
    private static final String TAKES_MEMORY =
            "python3 -c 'import time; held = b\"x\" * (60 << 20); print(\"ready\", flush=True); time.sleep(600)'";
    private static final String LARGE_AT_FIRST =
            "if mkdir large; then exec " + TAKES_MEMORY + "; fi; echo small; exec sleep 600";
    private static final String HESITATES =
            "mkdir large || exec sleep 600; trap 'until test -e go; do sleep 0.01; done; exit 7' TERM; " + TAKES_MEMORY
                    + " & wait; wait";

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
    void an_instance_with_too_much_is_replaced_and_has_not_failed() throws Exception {
        Job job = fixture.add("j", LARGE_AT_FIRST, "restart: never, memory: 40m");
        long pid = started(job).pid();
        fixture.checkMemory();
        JobStatus next = replaced(job, pid);
        assertThat(next.desired()).isEqualTo(DesiredState.UP);
        assertThat(next.restarts()).isOne();
        assertThat(next.failures()).isZero();
        assertThat(next.lastExit().text()).isEqualTo("signal 15 (TERM)");
        fixture.awaitOutput(job, 1, "small");
        fixture.checkMemory();
        assertThat(unchanged(job)).isEqualTo(next.pid());
    }

    @Test
    void one_that_comes_to_its_end_is_ended_and_does_not_begin_anew() throws Exception {
        Job job = fixture.add("j", LARGE_AT_FIRST, "kind: oneshot, memory: 40m");
        started(job);
        fixture.checkMemory();
        JobStatus ended = fixture.await(job, EXITED);
        assertThat(ended.reason()).startsWith("ended: ").contains(" MiB are more than 40 MiB");
        assertThat(ended.restarts()).isZero();
    }

    @Test
    void it_is_asked_to_end_and_given_its_time() throws Exception {
        Job job = fixture.add("j", HESITATES, "stopTimeout: 30s, memory: {soft: 50m}");
        long pid = started(job).pid();
        fixture.checkMemory();
        fixture.await(job, STOPPING);
        assertThat(job.instances().get(0).reason()).matches("replaced: [67]\\d(\\.\\d)? MiB are more than 50 MiB");
        Files.createFile(directory.resolve("go"));
        assertThat(replaced(job, pid).lastExit().text()).isEqualTo("exit code 7");
    }

    @Test
    void the_whole_tree_counts_and_all_of_it_goes() throws Exception {
        String script = "mkdir large || exec sleep 600; setsid " + TAKES_MEMORY + " & wait";
        Job job = fixture.add("j", script, "memory: 40m");
        long pid = started(job).pid();
        fixture.checkMemory();
        replaced(job, pid);
        assertThat(job.reports().memory().residentBytes()).isLessThan(40 << 20);
    }

    @Test
    void one_that_has_less_or_no_limit_is_left_alone() throws Exception {
        Job less = fixture.add("less", TAKES_MEMORY, "memory: 1g");
        Job free = fixture.add("free", TAKES_MEMORY, "");
        Job more = fixture.add("more", LARGE_AT_FIRST, "memory: 40m");
        long pidOfLess = started(less).pid();
        long pidOfFree = started(free).pid();
        long pid = started(more).pid();
        fixture.checkMemory();
        replaced(more, pid);
        assertThat(unchanged(less)).isEqualTo(pidOfLess);
        assertThat(unchanged(free)).isEqualTo(pidOfFree);
    }

    @Test
    void only_the_instance_that_has_too_much_is_replaced() throws Exception {
        Job job = fixture.add("j", LARGE_AT_FIRST, "instances: 3, memory: 40m");
        job.start().get();
        List<Long> before = pids(job);
        fixture.await(job, status -> job.reports().memory().residentBytes() > 60 << 20);
        fixture.checkMemory();
        fixture.await(job, status -> status.state() == RUNNING && !pids(job).equals(before));
        assertThat(unchanged(job)).isPositive();
        assertThat(pids(job)).filteredOn(pid -> !before.contains(pid)).hasSize(1);
        assertThat(job.reports().memory().residentBytes()).isLessThan(40 << 20);
    }

    @Test
    void a_limit_holds_from_when_it_is_given_and_until_it_is_taken_away() throws Exception {
        Job job = fixture.add("j", LARGE_AT_FIRST, "");
        long pid = started(job).pid();
        fixture.checkMemory();
        job.update("memory: 40m").get();
        job.update("memory: null").get();
        fixture.checkMemory();
        assertThat(unchanged(job)).isEqualTo(pid);
        job.update("memory: 40m").get();
        fixture.checkMemory();
        replaced(job, pid);
    }

    @Test
    void one_that_could_not_be_started_again_goes_on_running() throws Exception {
        Path own = Files.createDirectory(directory.resolve("own"));
        Job job = fixture.add("j", TAKES_MEMORY, "directory: " + own + ", memory: 40m");
        long pid = started(job).pid();
        Files.delete(own);
        fixture.checkMemory();
        assertThat(unchanged(job)).isEqualTo(pid);
        Files.createDirectory(own);
        job.update("memory: 41m").get();
        fixture.checkMemory();
        replaced(job, pid);
    }

    @Test
    void one_that_is_stopped_meanwhile_stays_down() throws Exception {
        Job job = fixture.add("j", HESITATES, "stopTimeout: 30s, memory: 50m");
        started(job);
        CompletableFuture<JobStatus> stopped = job.stop();
        fixture.await(job, STOPPING);
        fixture.checkMemory();
        Files.createFile(directory.resolve("go"));
        assertThat(stopped.get().state()).isEqualTo(STOPPED);
        assertThat(job.start().get().restarts())
                .as("which would fail if it ran already")
                .isOne();
    }

    @Test
    void the_next_service_goes_on_watching() throws Exception {
        long pid = started(fixture.add("j", LARGE_AT_FIRST, "memory: 40m")).pid();
        fixture.kill();
        fixture.resume();
        Job job = fixture.jobs().get("j");
        assertThat(job.definition().resources().memory()).isEqualTo(Map.of("soft", "41943040"));
        assertThat(job.status().pid()).isEqualTo(pid);
        fixture.checkMemory();
        assertThat(replaced(job, pid).state()).isEqualTo(RUNNING);
    }

    @Test
    void the_service_looks_by_itself_and_so_does_the_next_one() throws Exception {
        fixture.close();
        fixture = new JobsFixture(directory, Duration.ofMillis(10));
        Job first = fixture.add("first", LARGE_AT_FIRST, "memory: 40m");
        replaced(first, first.start().get().pid());
        Job j = fixture.add(
                "j", "until test -e go; do sleep 0.01; done; rmdir large; " + LARGE_AT_FIRST, "memory: 40m");
        long pid = j.start().get().pid();
        fixture.kill();
        fixture.resume();
        assertThat(fixture.jobs().get("j").status().pid()).isEqualTo(pid);
        Files.createFile(directory.resolve("go"));
        replaced(fixture.jobs().get("j"), pid);
    }

    @Test
    void a_limit_that_cannot_be_meant_is_refused() {
        assertThatThrownBy(() -> fixture.add("j", "true", "memory: 0"))
                .hasMessageContaining("job j: memory: expected bytes such as 1048576 or 512m, not '0'");
    }

    private JobStatus started(Job job) throws Exception {
        JobStatus status = job.start().get();
        fixture.awaitOutput(job, 1, "ready");
        return status;
    }

    private JobStatus replaced(Job job, long pid) {
        return fixture.await(job, status -> status.state() == RUNNING && status.pid() != pid);
    }

    private static List<Long> pids(Job job) {
        return job.instances().stream().map(InstanceStatus::pid).toList();
    }

    /** The pid of a job that has done all it was to do. */
    private static long unchanged(Job job) throws Exception {
        return job.wakeup().get().pid();
    }
}
