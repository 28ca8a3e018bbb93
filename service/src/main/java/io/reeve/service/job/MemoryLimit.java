package io.reeve.service.job;

import io.reeve.service.config.Bytes;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How much memory the process tree of each of a job's instances may have. Immutable.
 *
 * @param soft the resident bytes above which an instance is replaced; 0 for any
 */
record MemoryLimit(long soft) {
    static final MemoryLimit NONE = new MemoryLimit(0);

    private static final String SOFT = "soft";
    private static final String HARD = "hard";

    /**
     * Reads the setting: a size, or {@code soft: SIZE}.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    static MemoryLimit of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return new MemoryLimit(size("", value));
        }
        List<String> unknown = map.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !key.equals(SOFT))
                .toList();
        if (unknown.contains(HARD)) {
            throw new IllegalArgumentException(
                    "there are no hard limits of a whole process tree: take soft, or limits.as,"
                            + " which is one of each process");
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no setting '%s': expected a size or {soft: SIZE}"
                    .formatted(String.join("', '", unknown)));
        }
        return map.isEmpty() ? NONE : new MemoryLimit(size(SOFT + ": ", String.valueOf(map.get(SOFT))));
    }

    private static long size(String key, Object value) {
        OptionalLong size = Bytes.parse(value.toString());
        if (size.isEmpty() || size.getAsLong() == 0) {
            throw new IllegalArgumentException(key + "expected " + Bytes.EXPECTED + ", not '" + value + "'");
        }
        return size.getAsLong();
    }

    boolean isSet() {
        return soft > 0;
    }

    boolean isExceededBy(long residentBytes) {
        return isSet() && residentBytes > soft;
    }

    /** As management clients see it, and as {@link #of} reads it. */
    Map<String, String> toSettings() {
        return isSet() ? Map.of(SOFT, Long.toString(soft)) : Map.of();
    }
}
