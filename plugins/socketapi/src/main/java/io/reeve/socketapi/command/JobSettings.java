package io.reeve.socketapi.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;

/**
 * Settings of a job as php-backend-server had them, and Reeve's for them. Everything that a client says is also kept as it was
 * said, under names of which Reeve knows nothing: so it comes back in its order and its types, and a key that happens to be
 * called like a setting of Reeve, such as {@code user}, changes nothing.
 */
final class JobSettings {

    static final String COMMAND = "command";
    static final String PARAMS = "params";
    static final String BUFFER_SIZE = "buffersize";
    static final String WRITE_LOG = "writelog";
    static final String GUARD = "guard";
    static final String AUTOSTART = "autostart";

    /** What begins the names under which things are kept as they were said. */
    static final String AS_SAID = "socket-api.";

    /** What every job has, behind everything else that was said of it. */
    private static final Map<String, JsonElement> DEFAULTS = Map.of(
            PARAMS, new JsonPrimitive(""),
            BUFFER_SIZE, new JsonPrimitive(20),
            WRITE_LOG, new JsonPrimitive(false));

    private static final List<String> LAST = List.of(COMMAND, PARAMS, BUFFER_SIZE, WRITE_LOG);

    private JobSettings() {}

    /** Those of a new job; the command, which is not among them, is only kept as it was said. */
    static JsonObject ofNew(JsonObject said) throws RefusedException {
        JsonObject complete = said.deepCopy();
        LAST.forEach(complete::remove);
        for (String key : LAST) {
            JsonElement value = said.get(key);
            boolean isSaid = value != null && !value.isJsonNull();
            complete.add(key, isSaid ? value : DEFAULTS.getOrDefault(key, JsonNull.INSTANCE));
        }
        complete.addProperty(WRITE_LOG, Values.flag(WRITE_LOG, complete.get(WRITE_LOG)));
        JsonObject settings = ofChanges(complete);
        settings.remove(COMMAND);
        return settings;
    }

    /** Those that are to change; null takes one back. */
    static JsonObject ofChanges(JsonObject said) throws RefusedException {
        JsonObject settings = new JsonObject();
        for (Map.Entry<String, JsonElement> each : said.entrySet()) {
            settings.add(AS_SAID + each.getKey(), each.getValue());
            addMeaning(settings, each.getKey(), each.getValue());
        }
        return settings;
    }

    private static void addMeaning(JsonObject settings, String key, JsonElement value) throws RefusedException {
        switch (key) {
            case COMMAND -> settings.add(COMMAND, meaning(key, value));
            case PARAMS -> settings.add(PARAMS, meaning(key, value));
            case BUFFER_SIZE -> settings.add("bufferSize", meaning(key, value));
            case WRITE_LOG -> settings.add("writeLog", value.isJsonNull() ? DEFAULTS.get(key) : meaning(key, value));
            case GUARD -> settings.add(GUARD, meaning(key, value));
            case AUTOSTART -> settings.add(AUTOSTART, meaning(key, value));
            default -> {} // means nothing
        }
    }

    /** A value in the type that Reeve wants of it. */
    static JsonElement meaning(String key, JsonElement value) throws RefusedException {
        if (value.isJsonNull()) {
            return value;
        }
        return switch (key) {
            case COMMAND, PARAMS -> new JsonPrimitive(Values.text(key, value));
            case BUFFER_SIZE -> new JsonPrimitive(Values.whole(key, value));
            case WRITE_LOG, GUARD, AUTOSTART -> new JsonPrimitive(Values.flag(key, value));
            default -> value;
        };
    }
}
