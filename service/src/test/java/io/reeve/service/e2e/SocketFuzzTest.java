package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nonsense for the door of php-backend-server's clients, with access control off: it does the more of what it is told. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SocketFuzzTest {

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private static final int FRAMES = Integer.getInteger("fuzz.frames", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 7);
    private static final int MOST_OUTSTANDING = 20;

    private final Client client = SHARED.client();
    private final SocketClient socket = SHARED.service().socket();
    private final Random random = new Random(SEED);

    private static List<byte[]> corpus() throws IOException {
        return GoldenRow.all().stream()
                .map(GoldenRow::request)
                .filter(request -> !request.startsWith("AUTH.SETENABLE"))
                .filter(request -> !request.startsWith("AUTH.ADD")) // hashing a password takes long, and is meant to
                .map(request -> request.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void a_hundred_thousand_mutated_frames_leave_the_service_as_it_was() throws Exception {
        client.exec(ObjectNames.AUTH, "add", "fuzz", "fuzz", "*", "");
        assertThat(socket.code("AUTH.SETENABLE {\"auth\":{\"username\":\"fuzz\",\"password\":\"fuzz\"},\"enable\":0}"))
                .isEqualTo("OK");
        SHARED.startShell("neighbour", "echo ready; while :; do sleep 100; done");
        List<byte[]> corpus = corpus();
        bombard(corpus, FRAMES / 100);
        awaitRest();
        SHARED.removeAllBut("neighbour");
        Census before = Census.of(SHARED.service());
        List<String> threads = threads();
        bombard(corpus, FRAMES);
        assertThat(socket.ask("STATUS {\"jobname\":\"neighbour\"}")).hasToString("{\"code\":\"OK\",\"data\":\"UP\"}");
        SHARED.removeAllBut("neighbour");
        awaitRest();
        Await.until("files and processes are as before", () -> Census.of(SHARED.service())
                .equals(before));
        Await.until("threads are as before", () -> threads().equals(threads));
        assertThat(SHARED.service().console().lines().filter(line -> line.contains("SEVERE")))
                .as("errors in the service's log")
                .isEmpty();
    }

    /** Sends so many frames, several on a connection; which ones the service closes is its affair. */
    private void bombard(List<byte[]> corpus, int frames) throws IOException {
        int sent = 0;
        while (sent < frames) {
            try (Socket connection = socket.connect()) {
                int some = 1 + random.nextInt(MOST_OUTSTANDING);
                List<byte[]> batch = new ArrayList<>();
                for (int i = 0; i < some; i++) {
                    batch.add(frame(mutated(corpus.get(random.nextInt(corpus.size())), corpus)));
                }
                sent += some;
                send(connection, batch);
            }
        }
    }

    private static void send(Socket connection, List<byte[]> batch) {
        try {
            for (byte[] frame : batch) {
                connection.getOutputStream().write(frame);
            }
            connection.shutdownOutput();
            InputStream in = connection.getInputStream();
            while (in.read() >= 0) {
                in.skip(in.available());
            }
        } catch (IOException e) {
            // Reset, as the rest of what was sent was not read.
        }
    }

    /** Mostly with the right length. */
    private byte[] frame(byte[] body) {
        int length = random.nextInt(50) == 0 ? random.nextInt() >>> random.nextInt(32) : body.length;
        return ByteBuffer.allocate(4 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .put(body)
                .array();
    }

    private byte[] mutated(byte[] original, List<byte[]> corpus) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(6)) {
                case 0 -> with(bytes, at, (byte) random.nextInt());
                case 1 -> with(bytes, at, (byte) "{}[]\",:0aN\\ .-".charAt(random.nextInt(14)));
                case 2 -> spliced(bytes, at, new byte[0], Math.min(bytes.length, at + 1 + random.nextInt(8)));
                case 3 -> spliced(bytes, at, value(), at);
                case 4 -> spliced(bytes, at, corpus.get(random.nextInt(corpus.size())), bytes.length);
                default -> valueReplaced(bytes);
            };
        }
        return bytes;
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, byte[] middle, int to) {
        return ByteBuffer.allocate(from + middle.length + bytes.length - to)
                .put(bytes, 0, from)
                .put(middle)
                .put(bytes, to, bytes.length - to)
                .array();
    }

    /** A value of another type in place of one, so that the JSON stays whole. */
    private byte[] valueReplaced(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String value = new String(value(), StandardCharsets.ISO_8859_1)
                .replace("\\", "\\\\")
                .replace("$", "\\$");
        return text.replaceFirst(":(\"[^\"]*\"|[0-9]+|true|false|null)", ":" + value)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] value() {
        String[] values = {
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "0",
            "-1",
            "1e999999999",
            "99999999999999999999",
            "[[[[[[[[]]]]]]]]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"../../etc/passwd\"",
            "\"*\"",
            "{\"a\":{\"a\":{\"a\":1}}}",
            "\u00c3(",
            "\"" + "x".repeat(5000) + "\""
        };
        return values[random.nextInt(values.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    private void awaitRest() {
        Await.until(
                "all connections are closed",
                () -> client.read(ObjectNames.SOCKET_API, "Connections").getAsInt() == 0);
        Await.until(
                "only the door's own thread is left",
                () -> threads().stream()
                                .filter(name -> name.startsWith("plugin-socket-a"))
                                .count()
                        == 1);
    }

    /** Those of the plugins and of Reeve. */
    private static List<String> threads() throws IOException {
        List<String> names = new ArrayList<>();
        Path tasks = Path.of("/proc/" + SHARED.service().pid() + "/task");
        try (Stream<Path> each = Files.list(tasks)) {
            for (Path task : each.toList()) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        }
        return names.stream()
                .filter(name -> name.startsWith("plugin-") || name.startsWith("reeve-"))
                .sorted()
                .toList();
    }
}
