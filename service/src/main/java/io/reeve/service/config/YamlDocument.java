package io.reeve.service.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a text says, and where.
 *
 * @param values the plain map
 * @param lines line numbers from 1 by the {@link #path} of a key; empty for JSON
 */
record YamlDocument(Map<String, @Nullable Object> values, Map<String, Integer> lines) {

    /** The path of a key in the map with a path, which is empty for the outermost one; dots in keys do not matter. */
    static String path(String map, String key) {
        return map + '\0' + key;
    }
}
