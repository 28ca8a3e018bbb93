package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.regex.Pattern;

/**
 * One answer of Jolokia: its status is the one that counts, HTTP's is always 200.
 *
 * @param status 200, or as in HTTP
 * @param value what was asked for; JSON null if there is nothing, or the request was refused
 * @param errorType the class of the exception, empty if there is none
 * @param error the sentence of the exception, empty if there is none
 */
public record JolokiaReply(int status, JsonElement value, String errorType, String error) {

    private static final Pattern CLASS_NAMES =
            Pattern.compile("^(?:(?:[\\w$]+\\.)+[\\w$]+(?:Exception|Error)\\s*:\\s*)+");

    static JolokiaReply of(JsonObject json) {
        JsonElement status = json.get("status");
        JsonElement value = json.get("value");
        return new JolokiaReply(
                status == null ? 500 : status.getAsInt(),
                value == null ? JsonNull.INSTANCE : value,
                text(json, "error_type"),
                CLASS_NAMES.matcher(text(json, "error")).replaceFirst(""));
    }

    /** The value, if the service did not refuse. */
    public JsonElement orThrow() {
        if (!isOk()) {
            throw refusal();
        }
        return value;
    }

    /**
     * The value, of an MBean that a plugin brings.
     *
     * @param without what to say where the plugin is not loaded
     * @throws CommandFailedException if the service refused
     */
    JsonElement ofPlugin(String without) {
        if (isOk()) {
            return value;
        }
        RefusedException refusal = refusal();
        throw new CommandFailedException(
                ExitCode.REFUSED, refusal.isUnknownName() ? without : String.valueOf(refusal.getMessage()));
    }

    /** Whether there is a value. */
    public boolean isOk() {
        return status == 200;
    }

    RefusedException refusal() {
        String sentence = error.isBlank() ? "the service answers with status " + status : error;
        return new RefusedException(sentence, errorType.endsWith("InstanceNotFoundException"));
    }

    private static String text(JsonObject json, String key) {
        JsonElement element = json.get(key);
        return element == null || element.isJsonNull() ? "" : element.getAsString();
    }
}
