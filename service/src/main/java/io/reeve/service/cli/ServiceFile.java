package io.reeve.service.cli;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.reeve.service.config.AtomicFile;
import io.reeve.service.config.Home;
import io.reeve.service.net.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code run/service.json} tells of the service that wrote it last.
 *
 * @param pid its process id
 * @param version its version
 * @param home its home directory
 * @param http the URL of its HTTP door
 * @param jolokia the URL of Jolokia
 * @param jmx the JMX service URL
 * @param certificate the file with the certificate that its doors show; empty where they are plain
 * @param startedAtMillis when it started, in milliseconds since the epoch
 * @param settings what overrode single settings at its start
 */
public record ServiceFile(
        long pid,
        String version,
        String home,
        String http,
        String jolokia,
        String jmx,
        String certificate,
        long startedAtMillis,
        Map<String, String> settings) {

    /** How far apart the clocks of kernel and service may be. */
    private static final long SLACK_MILLIS = 10_000;

    /**
     * The file in a home, empty if there is none.
     *
     * @throws IOException naming the file, if it cannot be read or says nothing useful
     */
    public static Optional<ServiceFile> read(Path home) throws IOException {
        return readFrom(file(home));
    }

    /**
     * What the service in a home was started with last, whether it runs, was stopped or was killed.
     *
     * @throws IOException naming the file, if it cannot be read or says nothing useful
     */
    static Map<String, String> lastSettings(Path home) throws IOException {
        Optional<ServiceFile> present = read(home);
        return (present.isPresent() ? present : readFrom(retired(home)))
                .map(ServiceFile::settings)
                .orElse(Map.of());
    }

    private static Optional<ServiceFile> readFrom(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            return Optional.of(new ServiceFile(
                    number(json, "pid"),
                    text(json, "version"),
                    text(json, "home"),
                    text(json, "http"),
                    text(json, "jolokia"),
                    text(json, "jmx"),
                    text(json, "certificate"),
                    number(json, "startedAtMillis"),
                    texts(json, "settings")));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
            throw new IOException(file + " does not describe a service; remove it if none runs", e);
        }
    }

    /** Writes the file for clients of the same user to find the service by; it appears whole or not at all. */
    public void write(Path home) throws IOException {
        AtomicFile.write(file(home), new Gson().toJson(this) + "\n", "rw-------");
    }

    /** Puts the file aside, as the service does at its orderly end: a restart wants its settings. */
    public static void retire(Path home) throws IOException {
        if (Files.exists(file(home))) {
            Files.move(file(home), retired(home), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The secret by which the user who runs the service in a home comes in; empty where this user cannot read it. */
    static Optional<String> token(Path home) {
        try {
            return Optional.of(Files.readString(new Home(home).token()).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Takes the certificate that the service wrote for its own, and no other.
     *
     * @throws ServiceUnreachableException naming the file, if it cannot be read
     */
    Trust trust() throws ServiceUnreachableException {
        try {
            return certificate.isEmpty() ? Trust.ofJava() : Trust.exactly(Path.of(certificate));
        } catch (IOException e) {
            throw new ServiceUnreachableException(
                    "cannot tell the service at " + http + " by its certificate: " + e.getMessage(), e);
        }
    }

    private static Path file(Path home) {
        return home.resolve("run").resolve("service.json");
    }

    private static Path retired(Path home) {
        return home.resolve("run").resolve("service.last.json");
    }

    /** Whether that very process lives, and not another one that has its number by now. */
    public boolean isAlive() {
        return process().isPresent();
    }

    /** The process of the service, if it lives. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::isNamedInArguments)
                .filter(this::isOld);
    }

    /**
     * The launcher always names the home. A zombie has no arguments, and stays for ever where the first process of a
     * container does not reap.
     */
    private boolean isNamedInArguments(ProcessHandle process) {
        try {
            Path arguments = Path.of("/proc/" + process.pid() + "/cmdline");
            return new String(Files.readAllBytes(arguments), StandardCharsets.UTF_8).contains(home);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isOld(ProcessHandle process) {
        Optional<Instant> started = process.info().startInstant();
        return started.isEmpty() || started.get().toEpochMilli() <= startedAtMillis + SLACK_MILLIS;
    }

    private static String text(JsonObject json, String key) {
        JsonElement element = json.get(key);
        return element == null ? "" : element.getAsString();
    }

    private static Map<String, String> texts(JsonObject json, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (json.get(key) instanceof JsonObject object) {
            object.asMap().forEach((name, value) -> texts.put(name, value.getAsString()));
        }
        return texts;
    }

    private static long number(JsonObject json, String key) {
        JsonElement element = json.get(key);
        return element == null ? 0 : element.getAsLong();
    }
}
