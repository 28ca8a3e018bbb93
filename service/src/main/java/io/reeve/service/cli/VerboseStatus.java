package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code reeve status -v}: a line for each job and each of its instances, with the columns that users of process_manage
 * know. What is not there shows as {@code --}.
 */
final class VerboseStatus {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String NONE = "--";

    private final Session session;
    private final Table table = new Table(
            "TYPE", "PID", "TITLE", "STATE", "MEMORY(M)", "START", "RUN(S)", "COUNT", "WORK", "RESTARTS", "REASON");

    VerboseStatus(Session session) {
        this.session = session;
    }

    /** @param statuses of jobs that exist */
    void print(List<JsonElement> statuses) throws ServiceUnreachableException {
        JobCalls jobs = session.jobs();
        List<String> names = statuses.stream()
                .map(status -> status.getAsJsonObject().get("name").getAsString())
                .toList();
        Map<String, JolokiaReply> instances =
                jobs.ask(names, name -> JolokiaRequest.read(ObjectNames.job(name), "Instances"));
        Map<String, JolokiaReply> oneShots =
                jobs.ask(names, name -> JolokiaRequest.read(ObjectNames.job(name), "OneShots"));
        Map<String, JolokiaReply> memory =
                jobs.ask(names, name -> JolokiaRequest.exec(ObjectNames.job(name), "memInstances"));
        for (JsonElement each : statuses) {
            JsonObject status = each.getAsJsonObject();
            String name = status.get("name").getAsString();
            JsonObject uses =
                    value(memory, name).map(JsonElement::getAsJsonObject).orElseGet(JsonObject::new);
            job(status, uses);
            value(instances, name).ifPresent(all -> all.getAsJsonArray()
                    .forEach(instance -> instance("Instance", name, instance.getAsJsonObject(), uses)));
            value(oneShots, name).ifPresent(all -> all.getAsJsonArray()
                    .forEach(oneShot -> instance("One-shot", name, oneShot.getAsJsonObject(), uses)));
        }
        table.print(session.terminal());
    }

    /** What the caller may not know, or what has been deleted meanwhile, is left out. */
    private static Optional<JsonElement> value(Map<String, JolokiaReply> replies, String name) {
        return Optional.ofNullable(replies.get(name)).filter(JolokiaReply::isOk).map(JolokiaReply::value);
    }

    private void job(JsonObject status, JsonObject uses) {
        long bytes = uses.asMap().values().stream()
                .mapToLong(VerboseStatus::residentBytes)
                .sum();
        table.row(
                "Job",
                NONE,
                status.get("name").getAsString(),
                status.get("state").getAsString(),
                uses.isEmpty() ? NONE : memory(bytes),
                start(status),
                run(status),
                status.get("running").getAsString() + "/"
                        + status.get("instances").getAsString(),
                NONE,
                status.get("restarts").getAsString(),
                status.get("reason").getAsString());
    }

    private void instance(String type, String job, JsonObject status, JsonObject uses) {
        String number = status.get("number").getAsString();
        long pid = status.get("pid").getAsLong();
        table.row(
                type,
                pid == 0 ? NONE : Long.toString(pid),
                job + ":" + number,
                status.get("state").getAsString(),
                uses.has(number) ? memory(residentBytes(uses.get(number))) : NONE,
                start(status),
                run(status),
                NONE,
                status.get("runs").getAsString(),
                status.get("restarts").getAsString(),
                status.get("reason").getAsString());
    }

    private static long residentBytes(JsonElement use) {
        return use.getAsJsonObject().get("residentBytes").getAsLong();
    }

    private static String memory(long bytes) {
        return String.format(Locale.ROOT, "%.3f(%db)", (double) bytes / 1024 / 1024, bytes);
    }

    private String start(JsonObject status) {
        long millis = status.get("startedAtMillis").getAsLong();
        return millis == 0
                ? NONE
                : TIME.format(Instant.ofEpochMilli(millis)
                        .atZone(session.surroundings().clock().getZone()));
    }

    private String run(JsonObject status) {
        if (status.get("pid").getAsLong() == 0) {
            return NONE;
        }
        long millis = session.surroundings().clock().millis()
                - status.get("startedAtMillis").getAsLong();
        return Long.toString(Math.max(0, millis) / 1000);
    }
}
