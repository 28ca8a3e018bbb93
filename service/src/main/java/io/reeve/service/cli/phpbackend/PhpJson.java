package io.reeve.service.cli.phpbackend;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * A file that php-backend-server has written. It indents the JSON of PHP itself, and where a value ends with a backslash it
 * takes the inside of texts for the outside and breaks lines there; and it writes files in place, so that some break off.
 *
 * @param value what could be read; empty if nothing could
 * @param whole whether that is all of it
 */
record PhpJson(Optional<JsonElement> value, boolean whole) {

    static PhpJson of(String text) {
        Optional<JsonElement> value =
                Unindented.of(text).flatMap(PhpJson::parse).or(() -> parse(text));
        return value.isPresent()
                ? new PhpJson(value, true)
                : new PhpJson(BrokenOff.whatIsWhole(text).flatMap(PhpJson::parse), false);
    }

    private static Optional<JsonElement> parse(String text) {
        try {
            JsonElement value = JsonParser.parseString(text);
            return Optional.of(value).filter(element -> element.isJsonObject() || element.isJsonArray());
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
