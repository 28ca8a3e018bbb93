package io.reeve.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.output.Reactor;
import io.reeve.service.process.Command;
import io.reeve.service.process.SideCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ReadinessTest {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final ManualTimer manual = new ManualTimer();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ProbeNetwork network = new ProbeNetwork();
    private final List<Verdict> verdicts = new ArrayList<>();
    private Reactor reactor;
    private SideCommands commands;
    private ProbeRoom room;

    @BeforeEach
    void open() throws IOException {
        reactor = new Reactor();
        commands = new SideCommands(reactor, directory.resolve("side"), timer);
        room = new ProbeRoom(network, commands, new Command(List.of(), directory, Map.of("PATH", "/usr/bin:/bin")));
    }

    @AfterEach
    void close() {
        network.close();
        commands.close();
        timer.shutdownNow();
        reactor.close();
    }

    @Test
    void a_job_that_only_has_to_stay_up_is_ready_after_its_time() {
        Readiness readiness = manual(new ReadyWhen.UpFor(Duration.ofSeconds(60)));
        readiness.begin(manual.now());
        manual.advance(Duration.ofMillis(59_999));
        assertThat(verdicts).isEmpty();
        manual.advance(Duration.ofMillis(1));
        assertThat(verdicts).containsExactly(Verdict.GOOD);
    }

    @Test
    void a_job_that_was_taken_over_has_been_up_for_a_while() {
        Readiness readiness = manual(new ReadyWhen.UpFor(Duration.ofSeconds(60)));
        readiness.begin(manual.now().minusSeconds(50));
        manual.advance(Duration.ofSeconds(10));
        assertThat(verdicts).containsExactly(Verdict.GOOD);
    }

    @Test
    void a_clock_that_was_set_back_makes_nobody_wait_longer() {
        Readiness readiness = manual(new ReadyWhen.UpFor(Duration.ofSeconds(60)));
        readiness.begin(manual.now().plusSeconds(5000));
        manual.advance(Duration.ofSeconds(60));
        assertThat(verdicts).containsExactly(Verdict.GOOD);
    }

    @Test
    void what_is_told_in_time_is_ready_once() {
        Readiness readiness = manual(new ReadyWhen.Notifies());
        readiness.begin(manual.now());
        readiness.ready();
        readiness.ready();
        manual.advance(TIMEOUT);
        assertThat(verdicts).containsExactly(Verdict.GOOD);
        assertThat(manual.waiting()).isZero();
    }

    @Test
    void what_is_told_before_it_begins_counts() {
        Readiness readiness = manual(new ReadyWhen.Notifies());
        readiness.ready();
        readiness.begin(manual.now());
        assertThat(manual.waiting()).isZero();
        assertThat(verdicts).containsExactly(Verdict.GOOD);
    }

    @Test
    void says_what_did_not_come_in_time() {
        manual(new ReadyWhen.Notifies()).begin(manual.now());
        manual(new ReadyWhen.Prints(Pattern.compile("Started .*"))).begin(manual.now());
        manual.advance(TIMEOUT);
        assertThat(verdicts)
                .containsExactly(
                        Verdict.bad("not ready within 30s: no READY=1 came"),
                        Verdict.bad("not ready within 30s: no line matched Started .*"));
    }

    @Test
    void cancelled_it_says_nothing() {
        Readiness readiness = manual(new ReadyWhen.Notifies());
        readiness.begin(manual.now());
        readiness.cancel();
        readiness.ready();
        manual.advance(TIMEOUT);
        assertThat(verdicts).isEmpty();
        assertThat(manual.waiting()).isZero();
    }

    @Test
    void names_the_last_failure_of_a_probe() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        Verdict verdict = decided(new Probe.Tcp("127.0.0.1", port), Duration.ofMillis(800));
        assertThat(verdict).isEqualTo(Verdict.bad("not ready within 800ms: connection refused by 127.0.0.1:" + port));
    }

    @Test
    void asks_until_the_answer_is_good() throws Exception {
        Path count = directory.resolve("count");
        String script = "echo x >>" + count + "; test $(wc -l <" + count + ") -ge 3";
        Verdict verdict = decided(new Probe.Exec(List.of("/bin/sh", "-c", script)), Duration.ofMinutes(5));
        assertThat(verdict).isEqualTo(Verdict.GOOD);
        assertThat(count).hasContent("x\nx\nx\n");
    }

    private Verdict decided(Probe probe, Duration timeout) throws InterruptedException {
        LinkedBlockingQueue<Verdict> told = new LinkedBlockingQueue<>();
        ReadinessSettings settings = new ReadinessSettings(new ReadyWhen.Answers(probe), INTERVAL, timeout);
        new Readiness(settings, room, timer, Clock.systemUTC(), told::add).begin(Instant.now());
        return told.take();
    }

    @Test
    void liveness_tells_the_reason_after_so_many_failures_in_a_row() throws Exception {
        Path count = directory.resolve("count");
        // Bad, bad, good, bad, bad, bad.
        String script = "echo x >>" + count + "; n=$(wc -l <" + count + "); echo look $n; test $n = 3";
        Probe probe = new Probe.Exec(List.of("/bin/sh", "-c", script));
        LivenessSettings settings = new LivenessSettings(probe, INTERVAL, TIMEOUT, 3, Duration.ZERO);
        CompletableFuture<String> reason = new CompletableFuture<>();
        new Liveness(settings, room, timer, reason::complete).begin();
        assertThat(reason.get()).isEqualTo("failed 3 health checks in a row: /bin/sh ended with exit code 1: look 6");
    }

    @Test
    void liveness_waits_at_first_and_is_silent_when_cancelled() {
        Probe probe = new Probe.Exec(List.of("/bin/false"));
        LivenessSettings settings = new LivenessSettings(probe, INTERVAL, TIMEOUT, 1, Duration.ofSeconds(5));
        Liveness liveness = new Liveness(settings, room, manual, reason -> verdicts.add(Verdict.bad(reason)));
        liveness.begin();
        assertThat(manual.waiting()).isEqualTo(1);
        manual.advance(Duration.ofMillis(4999));
        assertThat(manual.waiting()).isEqualTo(1);
        liveness.cancel();
        manual.advance(Duration.ofSeconds(60));
        assertThat(manual.waiting()).isZero();
        assertThat(verdicts).isEmpty();
    }

    private Readiness manual(ReadyWhen when) {
        ReadinessSettings settings = new ReadinessSettings(when, INTERVAL, TIMEOUT);
        return new Readiness(settings, room, manual, manual.clock(), verdicts::add);
    }
}
