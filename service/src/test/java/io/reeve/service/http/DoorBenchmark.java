package io.reeve.service.http;

import com.sun.management.OperatingSystemMXBean;
import io.reeve.service.fakes.Directories;
import io.reeve.service.fakes.GuardedDoors;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Prints how fast one attribute is read over HTTP, and what a login costs; run {@code main}. */
public final class DoorBenchmark {

    private static final String READ =
            "{\"type\":\"read\",\"mbean\":\"reeve:type=Job,name=billing\",\"attribute\":\"State\"}";
    private static final String ALL = "{\"type\":\"exec\",\"mbean\":\"reeve:type=Server\",\"operation\":\"statusAll\"}";

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private DoorBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("reeve-bench");
        try (GuardedDoors doors = new GuardedDoors(home)) {
            doors.auth().add("ann", "correct horse", "viewer@bill*,STATUSALL", "");
            String token =
                    "Bearer " + doors.auth().addToken("ann", "bench", "*", 1).token();
            String basic = "Basic "
                    + Base64.getEncoder().encodeToString("ann:correct horse".getBytes(StandardCharsets.US_ASCII));
            for (int round = 0; round < 3; round++) {
                doors.auth().setEnable(false);
                measure(doors.httpPort, "read State, no login", "", READ, 1, 4);
                measure(doors.httpPort, "read State, no login", "", READ, 16, 4);
                doors.auth().setEnable(true);
                measure(doors.httpPort, "read State, password", basic, READ, 1, 4);
                measure(doors.httpPort, "read State, password", basic, READ, 16, 4);
                measure(doors.httpPort, "read State, token", token, READ, 1, 4);
                measure(doors.httpPort, "read State, token", token, READ, 16, 4);
            }
            measure(doors.httpPort, "statusAll of 1,000 jobs", token, ALL, 1, 4);
            System.out.println("threads: " + Thread.getAllStackTraces().size());
        } finally {
            Directories.delete(home);
        }
    }

    private static void measure(int port, String what, String authorization, String body, int clients, int seconds)
            throws Exception {
        LongAdder done = new LongAdder();
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        long cpu = SYSTEM.getProcessCpuTime();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long[] micros = new long[1_000_000];
        for (int i = 0; i < clients; i++) {
            boolean first = i == 0;
            pool.execute(() -> client(port, request(authorization, body), end, done, first ? micros : new long[1]));
        }
        pool.shutdown();
        if (!pool.awaitTermination(seconds + 20L, TimeUnit.SECONDS)) {
            throw new IOException("the clients hang");
        }
        long[] sorted = Arrays.stream(micros).filter(each -> each > 0).sorted().toArray();
        System.out.printf(
                "%-24s %2d clients %,8.0f/s  p50 %d us  p99 %d us  cpu (client too) %d us%n",
                what,
                clients,
                done.sum() / (double) seconds,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                (SYSTEM.getProcessCpuTime() - cpu) / 1_000 / done.sum());
    }

    private static byte[] request(String authorization, String body) {
        String login = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
        return ("POST /jolokia HTTP/1.1\r\nHost: 127.0.0.1\r\n" + login + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void client(int port, byte[] request, long end, LongAdder done, long[] micros) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 65_536));
            for (int n = 0; System.nanoTime() < end; n++) {
                long start = System.nanoTime();
                socket.getOutputStream().write(request);
                skipReply(in);
                micros[n % micros.length] = (System.nanoTime() - start) / 1_000;
                done.increment();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("deprecation") // DataInputStream.readLine reads bytes, as HTTP has them
    private static void skipReply(DataInputStream in) throws IOException {
        int length = -1;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int chunk = -1; chunk != 0; in.skipNBytes(chunk + 2L)) { // each ends with a line break, the last too
            chunk = Integer.parseInt(in.readLine(), 16);
        }
    }
}
