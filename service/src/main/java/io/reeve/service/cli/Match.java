package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A line that was found.
 *
 * @param file its file, with the directory
 * @param offset where it begins there, in bytes
 * @param before the lines before it
 * @param after the lines after it
 */
record Match(String file, long offset, String line, List<String> before, List<String> after) {

    static Match of(JsonObject json) {
        return new Match(
                json.get("directory").getAsString() + "/" + json.get("file").getAsString(),
                json.get("offset").getAsLong(),
                json.get("line").getAsString(),
                lines(json.get("before")),
                lines(json.get("after")));
    }

    private static List<String> lines(JsonElement array) {
        return array.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    /** Whether just these lines are between this one and one at an offset of the same file. */
    boolean leadsOver(List<String> lines, long to) {
        return offset + bytes(line) + lines.stream().mapToLong(Match::bytes).sum() == to;
    }

    private static long bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }
}
