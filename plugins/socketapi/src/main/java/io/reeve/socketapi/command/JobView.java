package io.reeve.socketapi.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.reeve.mbeans.JobDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A job's definition as php-backend-server showed it: in the order in which clients said what it has, and in their types, if
 * nobody has changed it otherwise since. What other doors have set besides comes last.
 */
final class JobView {

    private JobView() {}

    static JsonObject of(JobDefinition job) throws RefusedException {
        Map<String, JsonElement> now = now(job);
        Map<String, JsonElement> said = new LinkedHashMap<>();
        Map<String, JsonElement> others = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : job.extra().entrySet()) {
            JsonElement value = Json.read(each.getValue());
            if (each.getKey().startsWith(JobSettings.AS_SAID)) {
                said.put(each.getKey().substring(JobSettings.AS_SAID.length()), value);
            } else {
                others.put(each.getKey(), value);
            }
        }
        JsonObject view = new JsonObject();
        if (!said.containsKey(JobCommands.JOB)) {
            view.addProperty(JobCommands.JOB, job.name());
            others.forEach(view::add);
            now.forEach((key, value) -> addIfItMatters(view, key, value));
        }
        for (Map.Entry<String, JsonElement> each : said.entrySet()) {
            view.add(each.getKey(), asSaidIfTrue(each.getKey(), each.getValue(), now));
        }
        now.forEach((key, value) -> addIfItMatters(view, key, value));
        others.forEach((key, value) -> addIfNew(view, key, value));
        return view;
    }

    private static Map<String, JsonElement> now(JobDefinition job) {
        Map<String, JsonElement> now = new LinkedHashMap<>();
        now.put(JobSettings.COMMAND, new JsonPrimitive(job.command()));
        now.put(JobSettings.PARAMS, new JsonPrimitive(job.params()));
        now.put(JobSettings.BUFFER_SIZE, new JsonPrimitive(job.bufferSize()));
        now.put(JobSettings.WRITE_LOG, new JsonPrimitive(job.writeLog()));
        now.put(JobSettings.AUTOSTART, new JsonPrimitive(job.upkeep().autostart()));
        now.put(JobSettings.GUARD, new JsonPrimitive(job.upkeep().guard()));
        return now;
    }

    private static JsonElement asSaidIfTrue(String key, JsonElement said, Map<String, JsonElement> now)
            throws RefusedException {
        JsonElement value = now.get(key);
        return value == null || value.equals(JobSettings.meaning(key, said)) ? said : value;
    }

    /** A job of which nobody has said that it is to be kept up was shown without the plugins' settings. */
    private static void addIfItMatters(JsonObject view, String key, JsonElement value) {
        boolean ofPlugin = key.equals(JobSettings.AUTOSTART) || key.equals(JobSettings.GUARD);
        if (!ofPlugin || value.getAsBoolean()) {
            addIfNew(view, key, value);
        }
    }

    private static void addIfNew(JsonObject view, String key, JsonElement value) {
        if (!view.has(key)) {
            view.add(key, value);
        }
    }
}
