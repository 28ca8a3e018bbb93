package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.reeve.mbeans.JobDefinition;
import io.reeve.service.config.Durations;
import io.reeve.service.config.Yaml;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Definitions as the job files have them: the stop timeout as a duration, and unknown settings beside the known. */
final class DefinitionText {

    /** The order of the contract; what travels through JMX comes in any. */
    private static final List<String> ORDER = Arrays.stream(JobDefinition.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

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
        Map<String, JsonElement> ordered =
                new TreeMap<>(Comparator.<String>comparingInt(ORDER::indexOf).thenComparing(Comparator.naturalOrder()));
        ordered.putAll(definition.asMap());
        for (Map.Entry<String, JsonElement> entry : ordered.entrySet()) {
            switch (entry.getKey()) {
                case "stopTimeoutMillis" -> {
                    Duration timeout = Duration.ofMillis(entry.getValue().getAsLong());
                    settings.addProperty("stopTimeout", Durations.format(timeout));
                }
                case "resources" ->
                    entry.getValue()
                            .getAsJsonObject()
                            .entrySet()
                            .forEach(each -> settings.add(each.getKey(), each.getValue()));
                case "extra" ->
                    entry.getValue()
                            .getAsJsonObject()
                            .entrySet()
                            .forEach(extra -> settings.add(
                                    extra.getKey(),
                                    JsonParser.parseString(extra.getValue().getAsString())));
                default -> settings.add(entry.getKey(), entry.getValue());
            }
        }
        return settings;
    }
}
