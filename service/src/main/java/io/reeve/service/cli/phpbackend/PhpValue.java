package io.reeve.service.cli.phpbackend;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as PHP takes them. */
final class PhpValue {

    private PhpValue() {}

    /** All but false, 0, null, and the texts of nothing and "0" (PHP manual, Booleans). */
    static boolean isTrue(@Nullable JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return false;
        }
        if (value instanceof JsonPrimitive primitive) {
            return primitive.isBoolean()
                    ? primitive.getAsBoolean()
                    : primitive.isNumber()
                            ? primitive.getAsDouble() != 0
                            : !primitive.getAsString().isEmpty()
                                    && !primitive.getAsString().equals("0");
        }
        return value.isJsonArray()
                ? !value.getAsJsonArray().isEmpty()
                : !value.getAsJsonObject().isEmpty();
    }

    /** A text or a number as a text; empty for all else, and for no text. */
    static Optional<String> text(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive primitive && !primitive.isBoolean()
                ? Optional.of(primitive.getAsString()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
