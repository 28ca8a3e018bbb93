package io.reeve.service.job;

import io.reeve.service.config.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings that are read one by one, and what is wrong with them. */
final class Fields {
    private final String prefix;
    private final Map<?, ? extends @Nullable Object> values;
    private final List<String> problems;

    Fields(Map<?, ? extends @Nullable Object> values, List<String> problems) {
        this("", values, problems);
    }

    private Fields(String prefix, Map<?, ? extends @Nullable Object> values, List<String> problems) {
        this.prefix = prefix;
        this.values = values;
        this.problems = problems;
    }

    /** The value of a key, or the fallback where there is none or an unusable one, which is noted. */
    <T> T take(String key, T fallback, Function<Object, T> type) {
        Object value = values.get(key);
        if (value == null) {
            return fallback;
        }
        try {
            return type.apply(value);
        } catch (IllegalArgumentException e) {
            problems.add(prefix + key + ": " + e.getMessage());
            return fallback;
        }
    }

    /** One of an enum's constants as settings name them, {@code on-failure}. */
    static <E extends Enum<E>> E choice(E[] constants, Object value) {
        String given = value.toString();
        List<String> names = Arrays.stream(constants).map(Fields::name).toList();
        return Arrays.stream(constants)
                .filter(constant -> name(constant).equals(given))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + String.join(", ", names)
                        + ", not '" + given + "'" + Suggestion.question(given, names)));
    }

    /** How settings name a constant. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    boolean isObject(String key) {
        return values.get(key) instanceof Map;
    }

    /** The settings within a setting, all of whose keys are known; none where it is missing or no object. */
    Fields within(String key, List<String> known) {
        Map<?, ? extends @Nullable Object> inner = take(key, Map.<Object, @Nullable Object>of(), Fields::object);
        for (Object given : inner.keySet()) {
            String name = String.valueOf(given);
            if (!known.contains(name)) {
                problems.add(prefix + key + ": there is no setting '" + name + "'" + Suggestion.question(name, known));
            }
        }
        return new Fields(prefix + key + ".", inner, problems);
    }

    private static Map<?, ?> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("expected settings as NAME: value, not '" + value + "'");
    }

    /** Notes what is wrong between settings. */
    void problem(String key, String text) {
        problems.add(prefix + key + ": " + text);
    }
}
