package io.reeve.auth;

import io.reeve.spi.Documents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to change of a user.
 *
 * @param extra facts to set, or to remove where null
 */
record UserChange(Optional<String> password, Optional<String> privileges, Map<String, @Nullable Object> extra) {

    private static final int LONGEST = 20_000;

    /**
     * Reads a JSON or YAML object.
     *
     * @throws IllegalArgumentException saying what is wrong without repeating any of it
     */
    static UserChange parse(Documents documents, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("settings: at most 20,000 characters are possible");
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(object(documents, text));
        return new UserChange(text(rest, "password"), text(rest, "privileges"), rest);
    }

    /** The parser's own words may repeat a part of the text, and that may be a password. */
    private static Map<String, @Nullable Object> object(Documents documents, String text) {
        try {
            return documents.parse("settings", text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("settings: expected a JSON or YAML object");
        }
    }

    private static Optional<String> text(Map<String, @Nullable Object> rest, String key) {
        if (!rest.containsKey(key)) {
            return Optional.empty();
        }
        if (rest.remove(key) instanceof String text) {
            return Optional.of(text);
        }
        throw new IllegalArgumentException(key + ": expected a text");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "privileges " + privileges + ", extra " + extra.keySet();
    }
}
