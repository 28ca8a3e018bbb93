package io.reeve.contract;

import io.reeve.spi.PluginSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Settings out of a map. */
public final class StageSettings implements PluginSettings {

    public final Map<String, Object> values = new HashMap<>();

    private final Set<String> taken = new HashSet<>();

    /** The file is read anew: nothing is taken yet. */
    void begin() {
        taken.clear();
    }

    @Override
    public boolean has(String key) {
        return values.containsKey(key) && !taken.contains(key);
    }

    @Override
    public String text(String key, String fallback) {
        return (String) value(key, fallback);
    }

    @Override
    public boolean flag(String key, boolean fallback) {
        return (Boolean) value(key, fallback);
    }

    @Override
    public long number(String key, long fallback, long least, long most) {
        long value = ((Number) value(key, fallback)).longValue();
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": expected " + least + " to " + most);
        }
        return value;
    }

    @Override
    public Duration duration(String key, Duration fallback) {
        return (Duration) value(key, fallback);
    }

    @Override
    public Optional<Duration> durationOrNone(String key, Duration fallback) {
        return "none".equals(values.get(key)) ? Optional.empty() : Optional.of(duration(key, fallback));
    }

    @Override
    public long bytes(String key, long fallback) {
        return ((Number) value(key, fallback)).longValue();
    }

    @Override
    public OptionalLong bytesOrNone(String key, long fallback) {
        return "none".equals(values.get(key)) ? OptionalLong.empty() : OptionalLong.of(bytes(key, fallback));
    }

    @Override
    public List<String> list(String key, List<String> fallback) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : fallback;
    }

    private Object value(String key, Object fallback) {
        taken.add(key);
        Object value = values.get(key);
        return value == null ? fallback : value;
    }
}
