package io.reeve.service.e2e;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;

/** Speaks to a service as any script may: Jolokia's JSON over HTTP. Thread-safe. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Gson GSON = new Gson();

    private final URI url;
    private final String token;

    /** @param token by which to come in */
    Client(String url, String token) {
        this.url = URI.create(url);
        this.token = token;
    }

    /** Defines a job. */
    void add(String name, String command, Map<String, ?> settings) {
        server("add", name, command, GSON.toJson(settings));
    }

    /** Defines a job that runs a shell's command line. */
    void addShell(String name, String line) {
        add(name, line, Map.of("shell", true));
    }

    void update(String job, Map<String, ?> settings) {
        server("update", job, GSON.toJson(settings));
    }

    JobStatus start(String job) {
        return status(job(job, "start"));
    }

    JobStatus stop(String job) {
        return status(job(job, "stop"));
    }

    JobStatus restart(String job) {
        return status(job(job, "restart"));
    }

    JobStatus status(String job) {
        return status(job(job, "status"));
    }

    String read(String job) {
        return job(job, "read").getAsString();
    }

    void delete(String job) {
        server("delete", job);
    }

    /** The names of all jobs that are defined. */
    List<String> jobs() {
        return List.copyOf(server("getAll").getAsJsonObject().keySet());
    }

    JsonElement server(String operation, Object... arguments) {
        return exec(ObjectNames.SERVER, operation, arguments);
    }

    JsonElement job(String job, String operation, Object... arguments) {
        return exec(ObjectNames.job(job), operation, arguments);
    }

    private static JobStatus status(JsonElement json) {
        return GSON.fromJson(json, JobStatus.class);
    }

    JsonElement exec(ObjectName bean, String operation, Object... arguments) {
        JsonObject request = new JsonObject();
        request.addProperty("type", "exec");
        request.addProperty("mbean", bean.toString());
        request.addProperty("operation", operation);
        request.add("arguments", GSON.toJsonTree(arguments));
        return value(post(request));
    }

    JsonElement read(ObjectName bean, String attribute) {
        JsonObject request = new JsonObject();
        request.addProperty("type", "read");
        request.addProperty("mbean", bean.toString());
        request.addProperty("attribute", attribute);
        return value(post(request));
    }

    private static JsonElement value(JsonObject answer) {
        int status = answer.get("status").getAsInt();
        if (status != 200) {
            throw new Refused(status, answer.get("error").getAsString());
        }
        return answer.get("value");
    }

    private JsonObject post(JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return JsonParser.parseString(
                            HTTP.send(request, BodyHandlers.ofString()).body())
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
