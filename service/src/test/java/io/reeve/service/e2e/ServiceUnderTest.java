package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service as it runs in earnest: a process of its own, in a home and with a run directory below one directory. It can
 * be killed and started again. At its end it leaves no process behind, and says so if one had to be killed.
 */
final class ServiceUnderTest implements AutoCloseable {
    private final Path directory;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private Path home;
    private Process process;

    ServiceUnderTest(Path directory) {
        this.directory = directory;
        this.home = directory.resolve("home");
        set("http.port", "0").set("jmx.port", "0").set("timezone", "UTC").set("run.dir", runDirectory());
    }

    ServiceUnderTest set(String key, Object value) {
        settings.put(key, value.toString());
        return this;
    }

    /** Starts it and waits until it answers. */
    ServiceUnderTest start() throws IOException {
        launch();
        Await.until("the service is up\n" + console(), () -> {
            assertThat(process.isAlive()).as(console()).isTrue();
            return Files.exists(serviceFile()) && serviceFile("pid").equals(Long.toString(pid()));
        });
        return this;
    }

    /** Starts it without waiting for anything. Its log files stay as they are written. */
    void launch() throws IOException {
        plugin("logcleaner", "compress: false");
        plugin("socket-api", "port: 0\ntextPort: 0");
        List<String> words = new ArrayList<>(List.of(
                // Whoever runs the tests in the background of a script ignores SIGINT, and so would the service.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.reeve.service.Main",
                "run",
                "--home",
                home().toString()));
        settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(consoleFile().toFile()));
        builder.environment().put(Processes.MARK, mark());
        process = builder.start();
    }

    /** Settles what a plugin is told, unless that was done before. */
    ServiceUnderTest plugin(String name, String settings) throws IOException {
        Path file = home().resolve("etc/plugins/" + name + ".yaml");
        if (!Files.exists(file) && !Files.isRegularFile(home())) {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, settings + "\n");
        }
        return this;
    }

    /** Waits until it ended; returns its exit code. */
    int awaitExit() {
        Await.until("the service ends\n" + console(), () -> !process.isAlive());
        return process.exitValue();
    }

    void kill9() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end and waits until it has. */
    void stop(boolean keepJobs) {
        client().server("stop", keepJobs);
        assertThat(awaitExit()).isZero();
    }

    boolean isUp() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String mark() {
        return directory.toString();
    }

    Path home() {
        return home;
    }

    /** Takes the home of another. */
    ServiceUnderTest home(Path other) {
        home = other;
        return this;
    }

    Path runDirectory() {
        return Path.of(settings.getOrDefault("run.dir", directory.resolve("run").toString()));
    }

    Path definition(String job) {
        return home().resolve("data/jobs/" + job + ".yaml");
    }

    Client client() {
        return new Client(serviceFile("jolokia"), token());
    }

    /** A client of php-backend-server. */
    SocketClient socket() {
        return new SocketClient(client().read(ObjectNames.SOCKET_API, "Port").getAsInt());
    }

    /** By which the service's own user comes in. */
    String token() {
        try {
            return Files.readString(home().resolve("run/token")).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path serviceFile() {
        return home().resolve("run/service.json");
    }

    String serviceFile(String key) {
        try {
            return JsonParser.parseString(Files.readString(serviceFile()))
                    .getAsJsonObject()
                    .get(key)
                    .getAsString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path consoleFile() {
        return directory.resolve("console");
    }

    /** What it printed so far. */
    String console() {
        try {
            return Files.exists(consoleFile()) ? Files.readString(consoleFile()) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The log files of a stream of a job in the order of time. */
    List<Path> logFiles(String job, boolean errors) throws IOException {
        Path root = Path.of(
                settings.getOrDefault("log.directory", home().resolve("log").toString()));
        Path logs = root.resolve("jobs").resolve(job);
        if (!Files.exists(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(logs)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> file.toString().endsWith(".error.log") == errors)
                    .sorted()
                    .toList();
        }
    }

    /** The whole log of a stream of a job without its stamps. */
    String log(String job, boolean errors) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : logFiles(job, errors)) {
            text.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return text.toString().replaceAll("(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00 ", "");
    }

    /** Stops the service and everything below it, whatever state it is in. */
    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .exceptionally(late -> process.destroyForcibly())
                    .join();
        }
        List<Processes.Found> left = Processes.marked(mark());
        left.forEach(found -> Processes.kill(found.pid()));
        assertThat(left.stream().map(Object::toString).collect(Collectors.joining("\n")))
                .as("processes left after the service has ended\n" + console())
                .isEmpty();
    }
}
