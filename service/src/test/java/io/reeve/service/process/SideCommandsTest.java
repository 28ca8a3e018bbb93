package io.reeve.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.ExitStatus;
import io.reeve.service.output.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SideCommandsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private Reactor reactor;
    private SideCommands commands;

    @BeforeEach
    void open() throws IOException {
        reactor = new Reactor();
        commands = new SideCommands(reactor, directory.resolve("side"), timer);
    }

    @AfterEach
    void close() {
        commands.close();
        timer.shutdownNow();
        reactor.close();
    }

    @Test
    void tells_the_exit_code_and_the_output_of_both_streams_in_their_order() {
        SideResult result = shell("echo one; echo two >&2; printf 'gr\\303\\274n'; exit 3", LONG)
                .join();
        assertThat(result.output()).isEqualTo("one\ntwo\ngrün");
        assertThat(result.status()).isEqualTo(ExitCodes.code(3));
        assertThat(result.timedOut()).isFalse();
        assertThat(result.succeeded()).isFalse();
        assertThat(shell("exit 0", LONG).join().succeeded()).isTrue();
    }

    @Test
    void passes_on_words_directory_and_environment_as_they_are() throws IOException {
        Path here = Files.createDirectory(directory.resolve("a b"));
        Command command = new Command(
                List.of("/bin/sh", "-c", "pwd; echo \"$GREETING|$1|$2\"; cat", "x", "a  'b\" $HOME", ""),
                here,
                Map.of("GREETING", "hello  you"));
        assertThat(commands.run(command, LONG).join().output()).isEqualTo(here + "\nhello  you|a  'b\" $HOME|\n");
    }

    @Test
    void keeps_the_beginning_of_a_flood() {
        SideResult result = shell("echo first; head -c 5000000 /dev/zero | tr '\\0' x", LONG)
                .join();
        assertThat(result.output()).hasSize(16384).startsWith("first\nxxx");
        assertThat(result.succeeded()).isTrue();
    }

    @Test
    void kills_the_whole_tree_at_the_timeout_even_what_left_the_group() throws IOException {
        Path pids = directory.resolve("pids");
        SideResult result = shell(
                        "echo begun; sleep 1000 & echo $! >>" + pids + "; setsid sh -c 'echo $$ >>" + pids
                                + "; exec sleep 1000' & echo $$ >>" + pids + "; wait",
                        SHORT)
                .join();
        assertThat(result.timedOut()).isTrue();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.output()).isEqualTo("begun\n");
        assertThat(result.status().kind()).isEqualTo(ExitStatus.Kind.SIGNAL);
        assertThat(Files.readAllLines(pids)).hasSize(3).noneMatch(SideCommandsTest::isAlive);
    }

    @Test
    void what_a_command_leaves_in_its_group_ends_with_it_and_keeps_nobody_waiting() {
        SideResult result = shell("sleep 1000 & echo $!", LONG).join();
        assertThat(result.succeeded()).isTrue();
        awaitEnd(result.output().strip());
    }

    @Test
    void a_daemon_that_holds_the_output_open_keeps_nobody_waiting() throws IOException {
        Path pid = directory.resolve("pid");
        String daemon = "echo $$ >" + pid + "; exec sleep 1000";
        SideResult result = shell(
                        "setsid -f sh -c '" + daemon + "'; until [ -s " + pid + " ]; do :; done; echo up", LONG)
                .join();
        assertThat(result.output()).isEqualTo("up\n");
        String left = Files.readString(pid).strip();
        assertThat(isAlive(left)).isTrue();
        ProcessHandle.of(Long.parseLong(left)).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(fifos()).isEmpty();
    }

    @Test
    void cancelling_kills_too() throws IOException {
        Path begun = directory.resolve("begun");
        CompletableFuture<SideResult> result =
                shell("sleep 1000 & echo $! >" + begun + ".new; mv " + begun + ".new " + begun + "; wait", LONG);
        await(begun);
        result.cancel(true);
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
        awaitEnd(Files.readString(begun).strip());
    }

    @Test
    void closing_kills_what_runs() throws IOException {
        Path begun = directory.resolve("begun");
        CompletableFuture<SideResult> result = shell("echo $$ >" + begun + "; exec sleep 1000", LONG);
        await(begun);
        commands.close();
        assertThat(result.join().status().text()).isEqualTo("signal 9 (KILL)");
        assertThat(shell("true", LONG)).isCompletedExceptionally();
    }

    @Test
    void says_why_a_command_cannot_be_started() {
        Command nowhere = new Command(List.of("/bin/true"), directory.resolve("nowhere"), Map.of());
        assertThatThrownBy(() -> commands.run(nowhere, LONG).join()).hasCauseInstanceOf(IOException.class);
        Command missing = new Command(List.of("/no/such/program"), directory, Map.of());
        SideResult result = commands.run(missing, LONG).join();
        assertThat(result.status().number()).isEqualTo(127);
        assertThat(result.output()).startsWith("reeve: ").contains("/no/such/program");
    }

    @Test
    void many_at_once_leave_neither_descriptors_nor_fifos() throws IOException {
        runMany();
        long before = descriptors();
        runMany();
        assertThat(descriptors()).isLessThanOrEqualTo(before);
        assertThat(fifos()).isEmpty();
    }

    @Test
    void fifos_that_a_killed_service_left_are_removed() throws IOException {
        Files.createFile(directory.resolve("side/123"));
        new SideCommands(reactor, directory.resolve("side"), timer).close();
        assertThat(fifos()).isEmpty();
    }

    private void runMany() {
        CompletableFuture.allOf(IntStream.range(0, 100)
                        .mapToObj(i -> shell("echo " + i, LONG).thenAccept(result -> assertThat(result.output())
                                .isEqualTo(i + "\n")))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private CompletableFuture<SideResult> shell(String script, Duration timeout) {
        return commands.run(
                new Command(List.of("/bin/sh", "-c", script), directory, Map.of("PATH", "/usr/bin:/bin")), timeout);
    }

    private List<Path> fifos() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("side"))) {
            return all.toList();
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    private static boolean isAlive(String pid) {
        return Proc.stat(Integer.parseInt(pid)).filter(stat -> !stat.isZombie()).isPresent();
    }

    private static void awaitEnd(String pid) {
        while (isAlive(pid)) {
            Thread.onSpinWait();
        }
    }

    private static void await(Path file) throws IOException {
        while (!Files.exists(file) || Files.size(file) == 0) {
            Thread.onSpinWait();
        }
    }
}
