package io.reeve.service.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * That a job is started only when another one has come so far.
 *
 * @param job the other one
 */
record Dependency(String job, Condition condition) {

    /** How far the other job has to be. */
    enum Condition {
        /** Its processes exist. */
        STARTED,
        /** All its instances are RUNNING. */
        READY,
        /** It has ended with an expected exit code. */
        COMPLETED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads a name, a list of names and of {@code NAME: CONDITION}, or a map of these. */
    static List<Dependency> read(Object value) {
        List<Dependency> all = new ArrayList<>();
        List<?> entries = value instanceof List<?> list ? list : List.of(value);
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> map) {
                map.forEach((job, condition) -> all.add(new Dependency(name(job), condition(condition))));
            } else {
                String[] words = String.valueOf(entry).split(":\\s+", 2);
                all.add(new Dependency(name(words[0]), words.length == 1 ? Condition.READY : condition(words[1])));
            }
        }
        if (all.stream().map(Dependency::job).distinct().count() < all.size()) {
            throw new IllegalArgumentException("the same job is there twice");
        }
        return List.copyOf(all);
    }

    private static String name(Object value) {
        return JobName.checked(String.valueOf(value));
    }

    private static Condition condition(Object value) {
        return Arrays.stream(Condition.values())
                .filter(condition -> condition.text().equals(value))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("expected started, ready or completed, not '" + value + "'"));
    }

    @Override
    public String toString() {
        return job + ": " + condition.text();
    }
}
