package io.reeve.service.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labels of a job. What may stand in them is what Kubernetes allows in the value of a label, for names too; the
 * prefix that it knows before a {@code /} is simply part of the name here.
 */
final class Labels {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_./-]{0,61}[A-Za-z0-9])?");
    private static final String EXPECTED =
            "1 to 63 letters, digits and any of '-_./', with a letter or digit first and last";

    private Labels() {}

    /**
     * Labels by name.
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    static Map<String, String> read(Object value) {
        if (!(value instanceof Map<?, ? extends @Nullable Object> map)) {
            throw JobSpecReader.expected("labels as NAME: value", value);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        map.forEach((key, given) -> {
            String name = String.valueOf(key);
            try {
                labels.put(checkedName(name), value(name, given));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return Collections.unmodifiableMap(labels);
    }

    /** The name of a label, if it can be one. */
    static String checkedName(String name) {
        if (WORD.matcher(name).matches()) {
            return name;
        }
        throw new IllegalArgumentException("'" + name + "' cannot name a label: expected " + EXPECTED);
    }

    /** The value of a label, if it can be one. */
    static String checkedValue(String name, String value) {
        if (value.isEmpty() || WORD.matcher(value).matches()) {
            return value;
        }
        throw new IllegalArgumentException(
                name + ": '" + value + "' cannot be the value of a label: expected nothing, or " + EXPECTED);
    }

    private static String value(String name, @Nullable Object given) {
        if (given instanceof Map || given instanceof List) {
            throw new IllegalArgumentException(name + ": expected a text, not '" + given + "'");
        }
        return checkedValue(name, given == null ? "" : given.toString());
    }
}
