package io.reeve.service.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service that runs in a home, as its file {@code run/service.json} announces it. */
record RunningService(long pid, Path home, String jolokia) {

    private static final Gson GSON = new Gson();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(10);

    /** The service of a home; empty if there is none, or only the file of one that was killed. */
    static Optional<RunningService> in(Path home) throws IOException {
        return announcedIn(home).filter(RunningService::isAlive);
    }

    /** What the file says, whether the process lives or not. */
    static Optional<RunningService> announcedIn(Path home) throws IOException {
        Path file = home.resolve("run/service.json");
        try {
            JsonObject announced = GSON.fromJson(Files.readString(file), JsonObject.class);
            long pid = announced.get("pid").getAsLong();
            return Optional.of(
                    new RunningService(pid, home, announced.get("jolokia").getAsString()));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (JsonParseException | NullPointerException | IllegalArgumentException unreadable) {
            throw new IOException("%s is damaged: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }

    /** A number alone may by now be another process: the arguments tell, and those of a zombie are empty. */
    boolean isAlive() {
        try {
            String arguments = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            List<String> words = List.of(arguments.replace("\0--home=", "\0").split("\0", -1));
            return words.contains("run") && words.contains(home.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Asks the service to end; it may be gone before it has answered.
     *
     * @throws IllegalStateException if the service answers with a refusal
     * @throws IOException if nothing answers, so that it may not have heard
     */
    void stop(boolean keepJobs) throws IOException {
        Map<String, Object> request = Map.of(
                "type",
                "exec",
                "mbean",
                ObjectNames.SERVER.getCanonicalName(),
                "operation",
                "stop",
                "arguments",
                List.of(keepJobs));
        JsonObject answer = post(GSON.toJson(request));
        if (answer.has("status") && answer.get("status").getAsInt() != 200) {
            throw new IllegalStateException(
                    "the service (pid %d) refuses to stop: %s".formatted(pid, answer.get("error")));
        }
    }

    /** The answer, or an empty object when the connection ended with the service. */
    private JsonObject post(String request) throws IOException {
        URL url = URI.create(jolokia).toURL();
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) ANSWER.toMillis());
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream body = connection.getOutputStream()) {
            body.write(request.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream answer = connection.getInputStream()) {
            return GSON.fromJson(new String(answer.readAllBytes(), StandardCharsets.UTF_8), JsonObject.class);
        } catch (SocketTimeoutException silent) {
            throw silent;
        } catch (IOException | JsonParseException cutOff) {
            return new JsonObject();
        }
    }

    /** Sends SIGTERM; false if this user may not. */
    boolean terminate() {
        return !isAlive() || ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(true);
    }

    /** Waits for as long as the jobs take to stop. Of a process that is not our child nothing tells but a look. */
    void awaitEnd() throws InterruptedException {
        while (isAlive()) {
            Thread.sleep(LOOK.toMillis());
        }
    }
}
