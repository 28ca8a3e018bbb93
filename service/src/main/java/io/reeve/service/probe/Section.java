package io.reeve.service.probe;

import io.reeve.service.config.Suggestion;
import io.reeve.spi.Durations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of settings, and where to complain of them.
 *
 * @param name of the section, which stands before its keys in complaints; empty for the job itself
 */
record Section(String name, Map<?, ? extends @Nullable Object> values, Consumer<String> problem) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** A value, if there is one and it is right. */
    <T> Optional<T> take(String key, Function<Object, T> type) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.apply(value));
        } catch (IllegalArgumentException e) {
            complain(key, e.getMessage());
            return Optional.empty();
        }
    }

    /** A duration from {@code least} to a day. */
    Optional<Duration> duration(String key, Duration least) {
        return take(key, value -> {
            Duration duration = Durations.parse(value);
            if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
                throw expected("from " + Durations.format(least) + " to " + Durations.format(LONGEST), value);
            }
            return duration;
        });
    }

    /** Those of some keys that are set. */
    List<String> present(Collection<String> keys) {
        return keys.stream().filter(key -> values.get(key) != null).toList();
    }

    void refuseOthers(Collection<String> known) {
        for (Object key : values.keySet()) {
            String name = String.valueOf(key);
            if (!known.contains(name)) {
                String question = Suggestion.question(name, known);
                complain(
                        Brief.text(name),
                        "is unknown"
                                + (question.isEmpty() ? "; expected one of " + String.join(", ", known) : question));
            }
        }
    }

    void complain(String key, @Nullable String complaint) {
        problem.accept((name.isEmpty() ? key : name + "." + key) + ": " + complaint);
    }

    static IllegalArgumentException expected(String what, Object value) {
        return new IllegalArgumentException("expected " + what + ", not '" + Brief.text(String.valueOf(value)) + "'");
    }
}
