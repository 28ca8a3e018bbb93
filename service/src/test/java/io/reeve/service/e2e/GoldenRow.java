package io.reeve.service.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A request to php-backend-server and what it answered.
 *
 * @param isVolatile whether only the shape of the answer says anything
 */
record GoldenRow(String id, String request, JsonElement response, boolean isVolatile) {

    private static final Path FILE = Path.of("src/test/resources/socket-api/golden.jsonl");

    static List<GoldenRow> all() throws IOException {
        return Files.readAllLines(FILE).stream().map(GoldenRow::read).toList();
    }

    private static GoldenRow read(String line) {
        JsonObject row = JsonParser.parseString(line).getAsJsonObject();
        return new GoldenRow(
                row.get("id").getAsString(),
                row.has("request") ? row.get("request").getAsString() : "",
                row.get("response"),
                row.get("volatile").getAsBoolean());
    }

    /** What is the same each time, for people to compare: the order of keys included. */
    static String shape(JsonElement element) {
        if (element instanceof JsonObject object) {
            StringBuilder text = new StringBuilder("{");
            object.asMap().forEach((key, value) -> text.append(words(key))
                    .append(": ")
                    .append(shape(value))
                    .append(", "));
            return text.append('}').toString();
        }
        if (element instanceof JsonArray list) {
            return list.asList().stream().map(GoldenRow::shape).toList().toString();
        }
        return element instanceof JsonPrimitive text && text.isString()
                ? '"' + words(text.getAsString()) + '"'
                : element instanceof JsonPrimitive number && number.isNumber() ? "number" : element.toString();
    }

    private static String words(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                .replaceAll("\\[\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d] ", "[stamp] ")
                .replaceAll("(\n\\[stamp] [^\n]*)+", "\n[stamp] ...")
                .replaceAll("\\d+", "digits");
    }
}
