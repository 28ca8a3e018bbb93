package io.reeve.service.bench;

import io.reeve.service.cli.ServiceFile;
import io.reeve.service.fakes.Directories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The real service in a JVM and a home of its own, started as an operator starts it; its JDK is the one that measures. */
final class BenchedService implements AutoCloseable {
    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("basedir", "service")).toAbsolutePath().getParent();

    private final Path home;
    private final Path runDirectory;
    private final int http = freePort();
    private final int jmx = freePort();

    BenchedService(Path directory) throws IOException {
        home = Files.createDirectories(directory.resolve("home"));
        Path plugins = Files.createDirectories(home.resolve("etc/plugins"));
        Files.writeString(plugins.resolve("socket-api.yaml"), "port: 0\ntextPort: 0\n");
        Path memory = Path.of("/dev/shm");
        runDirectory = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "reeve-bench-")
                : Files.createDirectories(directory.resolve("run"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Makes the class-data archive, so that no later start is slowed by the making of it. */
    void train() throws IOException {
        reeved("train");
    }

    /** @param settings more of them, as {@code key=value} */
    void start(String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of("http.port=" + http, "jmx.port=" + jmx, "run.dir=" + runDirectory));
        all.addAll(List.of(settings));
        reeved("start", all.stream().flatMap(each -> Stream.of("--set", each)).toArray(String[]::new));
    }

    private void reeved(String command, String... options) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(DISTRIBUTION.resolve("bin/reeved").toString(), command));
        words.addAll(List.of("--home", home.toString()));
        words.addAll(List.of(options));
        Path said = home.resolve("reeved.txt");
        ProcessBuilder reeved =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile());
        reeved.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = reeved.start().onExit().join().exitValue();
        if (code != 0) {
            throw new IOException("reeved " + command + ": " + Files.readString(said));
        }
    }

    Connection connect() throws IOException {
        return new Connection(http, Files.readString(home.resolve("run/token")).strip());
    }

    /** A connection on which a request for a page of events is under way. */
    Socket events(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), http);
        String token = Files.readString(home.resolve("run/token")).strip();
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    Path home() {
        return home;
    }

    Path runDirectory() {
        return runDirectory;
    }

    OfProcess process() throws IOException {
        return new OfProcess(ServiceFile.read(home).orElseThrow().pid());
    }

    /** Ends the service and its jobs; returns when its process is gone. */
    void stop() throws IOException {
        OfProcess process = process();
        try (Connection connection = connect()) {
            connection.post(Ask.server("stop", false));
        }
        awaitEndOf(process);
    }

    /** Kills the service; its jobs go on. */
    void kill() throws IOException {
        OfProcess process = process();
        process.kill();
        awaitEndOf(process);
    }

    private static void awaitEndOf(OfProcess process) throws IOException {
        while (process.isAlive()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        if (ServiceFile.read(home).isPresent() && process().isAlive()) {
            stop();
        }
        Directories.delete(runDirectory);
    }
}
