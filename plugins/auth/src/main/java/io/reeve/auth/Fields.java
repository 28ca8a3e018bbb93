package io.reeve.auth;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys of one map in the users' file; what is wrong with them is noted with its place. Never repeats a value. */
final class Fields {

    private final String path;
    private final Map<?, ?> values;
    private final List<String> problems;
    private final Set<String> read = new HashSet<>();

    Fields(String path, Map<?, ?> values, List<String> problems) {
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    /** What a text means; empty if it is missing, or the parser's IllegalArgumentException was noted. */
    <T> Optional<T> text(String key, Function<String, T> parser) {
        if (take(key) instanceof String text) {
            return noting(key, () -> Optional.of(parser.apply(text)));
        }
        problem(key, "expected a text");
        return Optional.empty();
    }

    boolean flag(String key, boolean fallback) {
        @Nullable Object value = take(key);
        if (value != null && !(value instanceof Boolean)) {
            problem(key, "expected true or false");
        }
        return value instanceof Boolean flag ? flag : fallback;
    }

    /** Texts by key; none if the key is not there. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new TreeMap<>();
        map(key).forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            } else {
                problem(key + "." + name, "expected a text");
            }
        });
        return texts;
    }

    /** What maps by key mean; one whose reader throws an IllegalArgumentException is noted and left out. */
    <T> SortedMap<String, T> each(String key, BiFunction<String, Fields, Optional<T>> reader) {
        SortedMap<String, T> results = new TreeMap<>();
        map(key).forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                Fields fields = new Fields(path + key + "." + name + ".", map, problems);
                noting(key + "." + name, () -> reader.apply(name, fields))
                        .ifPresent(result -> results.put(name, result));
                fields.end();
            } else {
                problem(key + "." + name, "expected 'key: value' lines");
            }
        });
        return results;
    }

    /** Notes the keys that nobody asked for. */
    void end() {
        for (Object key : values.keySet()) {
            if (!read.contains(String.valueOf(key))) {
                problem(String.valueOf(key), "there is no such key");
            }
        }
    }

    private Map<String, @Nullable Object> map(String key) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        @Nullable Object value = take(key);
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> result.put(String.valueOf(name), each));
        } else if (value != null) {
            problem(key, "expected 'key: value' lines");
        }
        return result;
    }

    private @Nullable Object take(String key) {
        read.add(key);
        return values.get(key);
    }

    private <T> Optional<T> noting(String key, Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void problem(String key, String what) {
        problems.add(path + key + ": " + what);
    }
}
