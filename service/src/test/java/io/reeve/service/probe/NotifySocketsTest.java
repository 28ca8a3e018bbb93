package io.reeve.service.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The senders are Python programs: the tests know nothing of the library. */
@Timeout(60)
final class NotifySocketsTest {

    private static final String SEND = """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            for m in sys.argv[2:]:
                s.sendto(m.encode('utf-8').decode('unicode_escape').encode('latin-1'), sys.argv[1])
            """;

    private static final String SEND_DESCRIPTORS = """
            import socket, sys, os, array
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            r, w = os.pipe()
            fds = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [w] * 100))]
            s.sendmsg([b'BARRIER=1'], fds, 0, sys.argv[1])
            os.close(w)
            os.read(r, 1)
            """;

    private static final String FLOOD = """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            while True:
                s.sendto(b'STATUS=x', sys.argv[1])
            """;

    private static final String BIND = """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1])
            """;

    @TempDir
    Path temporary;

    private record Told(String key, Map<String, String> assignments) {}

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private Path directory;
    private NotifySockets sockets;

    @BeforeEach
    void open() {
        directory = temporary.resolve("notify");
        sockets = newSockets();
    }

    private NotifySockets newSockets() {
        return new NotifySockets(directory, (key, notification) -> told.add(new Told(key, notification.assignments())));
    }

    @AfterEach
    void close() throws IOException {
        sockets.close();
    }

    @Test
    void tells_who_notified_what() throws Exception {
        Path billing = sockets.open("billing");
        Path mail = sockets.open("mail 2");
        send(billing, "READY=1\\nSTATUS=warm as toast\\nMAINPID=71");
        assertThat(told.take())
                .isEqualTo(new Told("billing", Map.of("READY", "1", "STATUS", "warm as toast", "MAINPID", "71")));
        send(mail, "WATCHDOG=1");
        assertThat(told.take()).isEqualTo(new Told("mail 2", Map.of("WATCHDOG", "1")));
    }

    @Test
    void systemds_own_words_are_understood() throws Exception {
        Notification all = notification("READY=1\nSTOPPING=1\nWATCHDOG=1\nSTATUS=a\u001b[31m\tb=c\nSTATUS=second");
        assertThat(all.ready() && all.stopping() && all.watchdog()).isTrue();
        assertThat(all.status()).contains("a [31m b=c");
        Notification none = notification("READY=0\nSTOPPING\nWATCHDOG=trigger\n=x\nlower=1\nA B=1\n");
        assertThat(none.ready() || none.stopping() || none.watchdog()).isFalse();
        assertThat(none.watchdogTriggered()).isTrue();
        assertThat(none.assignments()).containsOnlyKeys("READY", "WATCHDOG");
    }

    private static Notification notification(String text) {
        return Notification.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_no_notification_does_no_harm() throws Exception {
        Path path = sockets.open("billing");
        send(path, "", "\\xff\\xfe\\x00", "no assignment", "X=" + "y".repeat(60_000), "=", "\\n\\n", "READY=1");
        assertThat(told.take()).isEqualTo(new Told("billing", Map.of("READY", "1")));
    }

    @Test
    void descriptors_that_come_along_are_closed() throws Exception {
        Path path = sockets.open("billing");
        python(SEND_DESCRIPTORS, path.toString());
        assertThat(told.take()).isEqualTo(new Told("billing", Map.of("BARRIER", "1")));
    }

    @Test
    void a_flood_keeps_nobody_else_waiting() throws Exception {
        Path loud = sockets.open("loud");
        Path quiet = sockets.open("quiet");
        Process flood = start(FLOOD, loud.toString());
        try {
            assertThat(told.take().key()).isEqualTo("loud");
            send(quiet, "READY=1");
            Told next = told.take();
            while (next.key().equals("loud")) {
                next = told.take();
            }
            assertThat(next).isEqualTo(new Told("quiet", Map.of("READY", "1")));
        } finally {
            flood.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_listener_that_fails_hears_the_next_one() throws Exception {
        sockets.close();
        sockets = new NotifySockets(directory, (key, notification) -> {
            if (notification.stopping()) {
                throw new IllegalStateException("as the test wishes");
            }
            told.add(new Told(key, notification.assignments()));
        });
        send(sockets.open("billing"), "STOPPING=1", "READY=1");
        assertThat(told.take().assignments()).containsKey("READY");
    }

    @Test
    void a_socket_that_a_killed_service_left_is_taken_over_at_the_same_path() throws Exception {
        Path path = directory.resolve("billing");
        Files.createDirectories(directory);
        python(BIND, path.toString());
        assertThat(path).exists();
        assertThat(sockets.open("billing")).isEqualTo(path);
        send(path, "READY=1");
        assertThat(told.take().key()).isEqualTo("billing");
        assertThat(sockets.open("billing")).isEqualTo(path);
        send(path, "READY=2");
        assertThat(told.take().assignments()).containsEntry("READY", "2");
        assertThat(files()).containsExactly(path);
    }

    @Test
    void closed_sockets_leave_no_file_no_descriptor_and_no_thread() throws Exception {
        sockets.open("first");
        sockets.close();
        long before = descriptors();
        for (int i = 0; i < 50; i++) {
            sockets.open("job" + i);
        }
        sockets.close("job7");
        sockets.close("job7");
        assertThat(files()).hasSize(49).doesNotContain(directory.resolve("job7"));
        sockets.close();
        assertThat(files()).isEmpty();
        assertThat(descriptors()).isLessThanOrEqualTo(before);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("reeve-notify"));
    }

    @Test
    void only_the_user_of_the_job_may_send() throws Exception {
        Path path = sockets.open("billing");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx--x--x");
        Assumptions.assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "takes root");
        assertThat(Files.getOwner(sockets.open("mail", "nobody")).getName()).isEqualTo("nobody");
    }

    @Test
    void an_unknown_user_is_refused_and_leaves_nothing() throws Exception {
        assertThatThrownBy(() -> sockets.open("billing", "no-such-user"))
                .isInstanceOf(UserPrincipalNotFoundException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void names_that_are_too_long_or_strange_for_a_path_get_another() throws Exception {
        for (String key : List.of("x".repeat(128), "größe", "../up", ".new")) {
            Path path = sockets.open(key);
            assertThat(path).hasParent(directory).exists();
            assertThat(sockets.open(key)).isEqualTo(path);
            send(path, "READY=1");
            assertThat(told.take().key()).isEqualTo(key);
        }
        NotifySockets deep = new NotifySockets(temporary.resolve("d".repeat(100)), (key, notification) -> {});
        assertThatThrownBy(() -> deep.open("billing"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("takes more than 107 bytes");
    }

    @Test
    void a_file_that_is_no_socket_is_not_overwritten() throws Exception {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("billing"), "precious");
        assertThatThrownBy(() -> sockets.open("billing")).hasMessageContaining("it is no socket");
        assertThat(directory.resolve("billing")).hasContent("precious");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    private static void send(Path path, String... messages) throws Exception {
        python(
                SEND,
                Stream.concat(Stream.of(path.toString()), Stream.of(messages)).toArray(String[]::new));
    }

    private static void python(String script, String... arguments) throws Exception {
        Process process = start(script, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Process start(String script, String... arguments) throws IOException {
        List<String> words = Stream.concat(Stream.of("python3", "-c", script), Stream.of(arguments))
                .toList();
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }
}
