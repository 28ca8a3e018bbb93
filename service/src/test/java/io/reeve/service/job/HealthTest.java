package io.reeve.service.job;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobStatus;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose readiness and health are looked at, with real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HealthTest {
    private static final String SLOW = "backoff: {initial: 1h, max: 1h, jitter: 0}";

    /** sd_notify(3) by the only tool that every test machine has. */
    private static final String NOTIFY = "python3 -c 'import os, socket, sys;"
            + " socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(sys.argv[1].encode(), os.environ[\"NOTIFY_SOCKET\"])' ";

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
    void is_starting_until_it_prints_the_line() throws Exception {
        Path go = directory.resolve("go");
        Job job = fixture.add(
                "j",
                "echo begins; while ! test -e " + go + "; do sleep 0.01; done; echo now listening; exec sleep 600",
                "readiness: {log: '^now .*ing$'}");
        JobStatus up = job.start().get();
        assertThat(up.state()).isEqualTo(STARTING);
        assertThat(up.pid()).isPositive();
        assertThat(up.reason()).isEqualTo("up, and not ready yet");
        fixture.awaitOutput(job, 1, "begins");
        assertThat(job.status().state()).isEqualTo(STARTING);
        Files.createFile(go);
        assertThat(fixture.await(job, RUNNING).reason()).startsWith("running, ready after ");
        assertThat(job.status().pid()).isEqualTo(up.pid());
        fixture.awaitStates(STARTING, RUNNING);
    }

    @Test
    void is_ready_when_something_listens_at_its_port() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Job job = fixture.add(
                "j",
                "exec python3 -c 'import http.server as h; h.HTTPServer((\"127.0.0.1\", " + port
                        + "), h.BaseHTTPRequestHandler).serve_forever()'",
                "readiness: {tcp: " + port + ", interval: 100ms}");
        job.start().get();
        fixture.await(job, RUNNING);
    }

    @Test
    void is_ready_when_a_command_says_so() throws Exception {
        Path go = directory.resolve("go");
        Job job = fixture.add("j", "exec sleep 600", "readiness: {exec: [test, -e, " + go + "], interval: 100ms}");
        job.start().get();
        Files.createFile(go);
        fixture.await(job, RUNNING);
    }

    @Test
    void is_ready_when_it_notifies() throws Exception {
        Job job = fixture.add("j", NOTIFY + "READY=1; exec sleep 600", "readiness: {notify: true}");
        job.start().get();
        fixture.await(job, RUNNING);
    }

    @Test
    void supervisors_startsecs_is_the_time_until_it_counts_as_running() throws Exception {
        Job dies = fixture.add("dies", "exit 0", "startsecs: 3600, restart: on-failure, retries: 1");
        dies.start().get();
        JobStatus dead = fixture.await(dies, FATAL);
        assertThat(dead.reason()).isEqualTo("ended with exit code 0; gave up after 2 tries");
        Job lives = fixture.add("lives", "exec sleep 600", "startsecs: 0.05");
        assertThat(lives.start().get().state()).isEqualTo(STARTING);
        fixture.await(lives, RUNNING);
    }

    @Test
    void one_that_is_not_ready_in_time_is_ended_and_tried_again() throws Exception {
        Job job = fixture.add(
                "j", "exec sleep 600", "readiness: {log: never, timeout: 100ms}, restart: on-failure, " + SLOW);
        job.start().get();
        JobStatus waiting = fixture.await(job, status -> status.state() == BACKOFF && status.failures() == 2);
        assertThat(waiting.reason())
                .isEqualTo("not ready within 100ms: no line matched never; ended with signal 15 (TERM)");
        fixture.awaitStates(STARTING, STOPPING, BACKOFF, STARTING, STOPPING, BACKOFF);
    }

    @Test
    void one_that_is_not_to_be_restarted_has_ended_when_it_is_not_ready_in_time() throws Exception {
        Job job = fixture.add("j", "exec sleep 600", "readiness: {log: never, timeout: 100ms}");
        job.start().get();
        assertThat(fixture.await(job, EXITED).reason()).startsWith("not ready within 100ms");
    }

    @Test
    void one_that_fails_its_health_checks_is_replaced() throws Exception {
        Path sick = directory.resolve("sick");
        Job job = fixture.add(
                "j",
                "exec sleep 600",
                "restart: always, liveness: {exec: ['sh', '-c', 'test ! -e " + sick
                        + "'], interval: 100ms, failures: 2}");
        long pid = job.start().get().pid();
        Files.createFile(sick);
        JobStatus stopping = fixture.await(job, status -> status.pid() != pid);
        assertThat(stopping.lastExit().text()).isEqualTo("signal 15 (TERM)");
        Files.delete(sick);
        fixture.await(job, RUNNING);
    }

    @Test
    void one_that_gives_no_sign_of_life_is_replaced() throws Exception {
        Job job = fixture.add(
                "j",
                NOTIFY + "READY=1; echo $WATCHDOG_USEC; exec sleep 600",
                "restart: always, readiness: {notify: true}, watchdog: 100ms, " + SLOW);
        job.start().get();
        JobStatus waiting = fixture.await(job, status -> status.state() == BACKOFF && status.failures() == 2);
        assertThat(waiting.reason()).isEqualTo("no WATCHDOG=1 came for 100ms; ended with signal 15 (TERM)");
        fixture.awaitOutput(job, 1, "100000\n");
    }

    @Test
    void can_be_stopped_before_it_is_ready() throws Exception {
        Job job = fixture.add("j", "exec sleep 600", "readiness: {log: never, timeout: 1h}");
        job.start().get();
        assertThat(job.stop().get().state()).isEqualTo(STOPPED);
        fixture.awaitStates(STARTING, STOPPING, STOPPED);
    }

    @Test
    void the_next_service_goes_on_waiting_for_one_that_was_not_ready() throws Exception {
        Path go = directory.resolve("go");
        Job job = fixture.add(
                "j",
                "while ! test -e " + go + "; do sleep 0.01; done; echo ready; exec sleep 600",
                "readiness: {log: ready, timeout: 1h}");
        long pid = job.start().get().pid();
        fixture.kill();
        fixture.resume();
        Job next = fixture.jobs().get("j");
        assertThat(next.status().state()).isEqualTo(STARTING);
        Files.createFile(go);
        assertThat(fixture.await(next, RUNNING).pid()).isEqualTo(pid);
    }

    @Test
    void the_next_service_asks_one_that_was_ready_for_no_more_than_health() throws Exception {
        Job job = fixture.add("j", "echo ready; exec sleep 600", "readiness: {log: ready, timeout: 1h}");
        job.start().get();
        fixture.await(job, RUNNING);
        fixture.kill();
        fixture.resume();
        assertThat(fixture.jobs().get("j").status().state()).isEqualTo(RUNNING);
    }
}
