package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.reeve.mbeans.BackoffSettings;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.ResourceSettings;
import io.reeve.mbeans.RestartSettings;
import io.reeve.mbeans.UpkeepSettings;
import io.reeve.service.config.Yaml;
import io.reeve.spi.Durations;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Definitions as the job files have them: durations as people write them, and all settings beside each other. */
final class DefinitionText {

    /** The order of the contract; what travels through JMX comes in any. */
    private static final List<String> ORDER = Stream.of(
                    JobDefinition.class,
                    UpkeepSettings.class,
                    RestartSettings.class,
                    BackoffSettings.class,
                    ResourceSettings.class)
            .flatMap(type -> Arrays.stream(type.getRecordComponents()))
            .map(RecordComponent::getName)
            .toList();

    private static final String MILLIS = "Millis";

    private DefinitionText() {}

    static String of(JsonObject value, boolean byName) {
        JsonObject shown = new JsonObject();
        if (byName) {
            Map<String, JsonElement> sorted = new TreeMap<>(value.asMap());
            sorted.forEach((name, definition) -> shown.add(name, settings(definition.getAsJsonObject())));
        }
        return Yaml.format(Yaml.parse("the answer", (byName ? shown : settings(value)).toString()));
    }

    private static JsonObject settings(JsonObject definition) {
        JsonObject settings = new JsonObject();
        addAll(settings, definition);
        return settings;
    }

    private static void addAll(JsonObject settings, JsonObject values) {
        Map<String, JsonElement> ordered =
                new TreeMap<>(Comparator.<String>comparingInt(ORDER::indexOf).thenComparing(Comparator.naturalOrder()));
        ordered.putAll(values.asMap());
        ordered.forEach((key, value) -> add(settings, key, value));
    }

    private static void add(JsonObject settings, String key, JsonElement value) {
        switch (key) {
            case "name" -> {} // which is that of the file
            case "upkeep", "restart", "resources" -> addAll(settings, value.getAsJsonObject());
            case "backoff" -> settings.add(key, settings(value.getAsJsonObject()));
            case "mode" -> settings.addProperty("restart", choice(value));
            case "kind", "logFormat" -> settings.addProperty(key, choice(value));
            case "retries" -> settings.add(key, value.getAsInt() < 0 ? new JsonPrimitive("unlimited") : value);
            case "probes", "hooks", "extra" ->
                value.getAsJsonObject()
                        .asMap()
                        .forEach((name, text) -> settings.add(name, JsonParser.parseString(text.getAsString())));
            default -> plain(settings, key, value);
        }
    }

    /** As settings name what the contract has as a constant. */
    private static String choice(JsonElement constant) {
        return constant.getAsString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void plain(JsonObject settings, String key, JsonElement value) {
        if (key.endsWith(MILLIS)) {
            String name = key.substring(0, key.length() - MILLIS.length());
            settings.addProperty(name, Durations.format(Duration.ofMillis(value.getAsLong())));
        } else {
            settings.add(key, value);
        }
    }
}
