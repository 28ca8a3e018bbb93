package io.reeve.scheduler;

import io.reeve.spi.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings of a schedule one by one; all that is wrong is told together at the end. A value of null counts as not given. */
final class Given {

    private final Map<String, @Nullable Object> values;
    private final Set<String> known = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    Given(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    /** What a value means; empty if there is none, or the type's IllegalArgumentException was noted. */
    <T> Optional<T> value(String key, Function<Object, T> type) {
        known.add(key);
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.apply(value));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            problem(message.startsWith(key + ": ") ? message : key + ": " + message);
            return Optional.empty();
        }
    }

    boolean flag(String key, boolean fallback) {
        return value(key, value -> {
                    if (value instanceof Boolean flag) {
                        return flag;
                    }
                    throw new IllegalArgumentException("expected true or false, not '" + value + "'");
                })
                .orElse(fallback);
    }

    int number(String key, int fallback, int most) {
        return value(key, value -> {
                    if (value instanceof Number number && number.doubleValue() == number.intValue()) {
                        int given = number.intValue();
                        if (given >= 0 && given <= most) {
                            return given;
                        }
                    }
                    throw new IllegalArgumentException("expected a whole number from 0 to " + most + ", not " + value);
                })
                .orElse(fallback);
    }

    /** A constant as people write it, {@code QUEUE} as {@code queue}. */
    <E extends Enum<E>> E choice(String key, E fallback) {
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        return value(key, value -> Arrays.stream(constants)
                        .filter(constant -> name(constant).equals(value))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("expected one of "
                                + Arrays.stream(constants).map(Given::name).collect(Collectors.joining(", "))
                                + ", not '"
                                + value + "'")))
                .orElse(fallback);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    Duration duration(String key, Duration fallback) {
        return value(key, Durations::parse).orElse(fallback);
    }

    /** Empty for the word {@code none}, too. */
    Optional<Duration> durationOrNone(String key) {
        known.add(key);
        return "none".equals(values.get(key)) ? Optional.empty() : value(key, Durations::parse);
    }

    void problem(String what) {
        problems.add(what);
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalArgumentException with all that is wrong, unknown keys included
     */
    void end() {
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key -> problem(key + ": there is no such setting; there are "
                        + known.stream().sorted().collect(Collectors.joining(", "))));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }
}
