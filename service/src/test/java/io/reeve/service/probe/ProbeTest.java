package io.reeve.service.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.reeve.service.output.Reactor;
import io.reeve.service.process.Command;
import io.reeve.service.process.SideCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ProbeTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    Path directory;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ProbeNetwork network = new ProbeNetwork();
    private Reactor reactor;
    private SideCommands commands;
    private ProbeRoom room;

    @BeforeEach
    void open() throws IOException {
        reactor = new Reactor();
        commands = new SideCommands(reactor, directory.resolve("side"), timer);
        room = new ProbeRoom(
                network, commands, new Command(List.of(), directory, Map.of("PATH", "/usr/bin:/bin", "NAME", "value")));
    }

    @AfterEach
    void close() {
        network.close();
        commands.close();
        timer.shutdownNow();
        reactor.close();
    }

    @Test
    void a_port_that_listens_is_good_and_one_that_does_not_refuses() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            port = server.getLocalPort();
            assertThat(check(new Probe.Tcp("127.0.0.1", port), LONG)).isEqualTo(Verdict.GOOD);
            assertThat(check(new Probe.Tcp("localhost", port), LONG)).isEqualTo(Verdict.GOOD);
        }
        assertThat(check(new Probe.Tcp("127.0.0.1", port), LONG))
                .isEqualTo(Verdict.bad("connection refused by 127.0.0.1:" + port));
    }

    @Test
    void a_host_that_nobody_knows_is_told() {
        assertThat(check(new Probe.Tcp("no-such-host.invalid", 80), LONG))
                .isEqualTo(Verdict.bad("the host no-such-host.invalid is unknown"));
    }

    @Test
    void a_port_that_takes_no_connection_is_bad_after_the_timeout() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
                Socket first = full(server);
                Socket second = full(server)) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            String target = "127.0.0.1:" + server.getLocalPort();
            assertThat(check(new Probe.Tcp("127.0.0.1", server.getLocalPort()), SHORT))
                    .isEqualTo(Verdict.bad(target + " took no connection within 300ms"));
        }
    }

    private static Socket full(ServerSocket server) throws IOException {
        return new Socket(LOOPBACK, server.getLocalPort());
    }

    @Test
    void an_expected_status_is_good_and_another_is_told() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 5);
        for (int status : List.of(200, 302, 404, 503)) {
            server.createContext("/" + status, exchange -> {
                exchange.getResponseHeaders().add("Location", "/200");
                exchange.sendResponseHeaders(status, 5);
                exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
        }
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertThat(check(http(base.resolve("200")), LONG)).isEqualTo(Verdict.GOOD);
            assertThat(check(http(base.resolve("302")), LONG)).isEqualTo(Verdict.GOOD);
            assertThat(check(new Probe.Http(base.resolve("302"), 200, 200), LONG))
                    .isEqualTo(Verdict.bad(base + "302 answered 302, not 200"));
            assertThat(check(http(base.resolve("503")), LONG))
                    .isEqualTo(Verdict.bad(base + "503 answered 503, not 200-399"));
            assertThat(check(new Probe.Http(base.resolve("404"), 404, 404), LONG))
                    .isEqualTo(Verdict.GOOD);
        } finally {
            server.stop(0);
        }
        int port = server.getAddress().getPort();
        assertThat(check(http(URI.create("http://127.0.0.1:" + port + "/")), LONG))
                .isEqualTo(Verdict.bad("cannot connect to http://127.0.0.1:" + port + "/"));
    }

    @Test
    void a_server_that_never_answers_is_bad_after_the_timeout() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            assertThat(check(http(url), SHORT)).isEqualTo(Verdict.bad("no answer from " + url + " within 300ms"));
        }
    }

    @Test
    void a_server_that_speaks_something_else_is_bad() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            CompletableFuture<?> served = CompletableFuture.runAsync(() -> answer(server, "220 mail ready\r\n", 0));
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            assertThat(check(http(url), LONG).reason()).startsWith("no answer from " + url + ": ");
            served.join();
        }
    }

    @Test
    void an_endless_answer_is_not_read_to_its_end() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            CompletableFuture<?> served =
                    CompletableFuture.runAsync(() -> answer(server, "HTTP/1.1 200 OK\r\n\r\n", Integer.MAX_VALUE));
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            assertThat(check(http(url), LONG)).isEqualTo(Verdict.GOOD);
            served.join();
        }
    }

    /** Returns when all is written, or the client has had enough. */
    private static void answer(ServerSocket server, String head, int kilobytes) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[1000]);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < kilobytes; i++) {
                socket.getOutputStream().write(new byte[1024]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?i)broken pipe|connection reset.*");
        }
    }

    @Test
    void a_command_is_good_if_it_ends_with_0() {
        assertThat(check(shell("test \"$NAME\" = value && test \"$PWD\" = " + directory), LONG))
                .isEqualTo(Verdict.GOOD);
        assertThat(check(shell("echo 'no database'; echo yet; exit 2"), LONG))
                .isEqualTo(Verdict.bad("/bin/sh ended with exit code 2: no database yet"));
        assertThat(check(shell("exec sleep 1000"), SHORT)).isEqualTo(Verdict.bad("/bin/sh took longer than 300ms"));
    }

    @Test
    void a_command_that_cannot_be_run_is_told() {
        ProbeRoom nowhere =
                new ProbeRoom(network, commands, new Command(List.of(), directory.resolve("nowhere"), Map.of()));
        assertThat(shell("true").check(nowhere, LONG).join().reason()).startsWith("/bin/sh cannot be run: ");
    }

    @Test
    void cancelling_a_check_ends_its_command() throws IOException {
        Path begun = directory.resolve("begun");
        CompletableFuture<Verdict> verdict =
                shell("echo $$ >" + begun + "; exec sleep 1000").check(room, LONG);
        while (!Files.exists(begun) || Files.size(begun) == 0) {
            Thread.onSpinWait();
        }
        ProcessHandle process = ProcessHandle.of(
                        Long.parseLong(Files.readString(begun).strip()))
                .orElseThrow();
        verdict.cancel(true);
        assertThatThrownBy(verdict::join).isInstanceOf(CancellationException.class);
        process.onExit().join();
    }

    @Test
    void checks_leave_no_descriptors() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 500, LOOPBACK)) {
            Probe probe = new Probe.Tcp("127.0.0.1", server.getLocalPort());
            check(probe, LONG);
            long before = descriptors();
            for (int i = 0; i < 200; i++) {
                check(probe, LONG);
                check(new Probe.Tcp("127.0.0.1", 1), LONG);
            }
            assertThat(descriptors()).isLessThan(before + 50);
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    private static Probe http(URI url) {
        return new Probe.Http(url, 200, 399);
    }

    private static Probe shell(String script) {
        return new Probe.Exec(List.of("/bin/sh", "-c", script));
    }

    private Verdict check(Probe probe, Duration timeout) {
        return probe.check(room, timeout).join();
    }
}
