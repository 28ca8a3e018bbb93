package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import javax.management.ObjectName;

/**
 * One request of Jolokia's protocol (jolokia.org/reference/html/manual/jolokia_protocol.html).
 *
 * @param type {@code read} or {@code exec}
 * @param mbean whom to ask
 * @param member the attribute or operation
 * @param arguments of the operation: String, Number, Boolean or enum
 */
public record JolokiaRequest(String type, ObjectName mbean, String member, List<Object> arguments) {

    /** Reads an attribute. */
    public static JolokiaRequest read(ObjectName mbean, String attribute) {
        return new JolokiaRequest("read", mbean, attribute, List.of());
    }

    /** Invokes an operation. */
    public static JolokiaRequest exec(ObjectName mbean, String operation, Object... arguments) {
        return new JolokiaRequest("exec", mbean, operation, List.of(arguments));
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        json.addProperty("mbean", mbean.toString());
        json.addProperty(type.equals("read") ? "attribute" : "operation", member);
        if (type.equals("exec")) {
            JsonArray array = new JsonArray(arguments.size());
            arguments.forEach(argument -> array.add(primitive(argument)));
            json.add("arguments", array);
        }
        json.add("config", config());
        return json;
    }

    /** No limits on the size of an answer (Jolokia cuts silently), no echo, and no stack traces. */
    private static JsonObject config() {
        JsonObject config = new JsonObject();
        config.addProperty("maxDepth", 0);
        config.addProperty("maxCollectionSize", 0);
        config.addProperty("maxObjects", 0);
        config.addProperty("includeStackTrace", false);
        config.addProperty("includeRequest", false);
        return config;
    }

    private static JsonPrimitive primitive(Object value) {
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean flag ? new JsonPrimitive(flag) : new JsonPrimitive(value.toString());
    }
}
