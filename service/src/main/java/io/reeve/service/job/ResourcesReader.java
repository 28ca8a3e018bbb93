package io.reeve.service.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the settings about a job's resources. Whether the service may give them is {@link ServiceRights}' matter. */
final class ResourcesReader {

    /** The settings that it knows. */
    static final List<String> KEYS = List.of("user", "group", "nice", "umask", "limits", "memory");

    private static final int HIGHEST_PRIORITY = -20;
    private static final int LOWEST_PRIORITY = 19;
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{1,3}");

    private ResourcesReader() {}

    /** What is wrong is collected by the reader of the job's other settings. */
    static Resources read(Fields job) {
        return new Resources(
                job.take("user", "", ResourcesReader::account),
                job.take("group", "", ResourcesReader::account),
                job.take("nice", 0, ResourcesReader::nice),
                job.take("umask", "", ResourcesReader::umask),
                job.take("limits", Map.of(), ResourcesReader::limits),
                job.take("memory", MemoryLimit.NONE, MemoryLimit::of));
    }

    private static String account(Object value) {
        if (value instanceof Long number && number >= 0) {
            return number.toString();
        }
        if (value instanceof String name && name.indexOf('\0') < 0) {
            return name;
        }
        throw JobSpecReader.expected("a name or a number", value);
    }

    private static int nice(Object value) {
        if (value instanceof Long nice && nice >= HIGHEST_PRIORITY && nice <= LOWEST_PRIORITY) {
            return nice.intValue();
        }
        throw JobSpecReader.expected("a number from " + HIGHEST_PRIORITY + " to " + LOWEST_PRIORITY, value);
    }

    /** A number is taken for its digits: 22 is what many make of 022. One with an 8 or a 9 was read as octal already. */
    private static String umask(Object value) {
        if (value.equals("")) {
            return "";
        }
        if ((value instanceof String || value instanceof Long)
                && OCTAL.matcher(value.toString()).matches()) {
            return "%04o".formatted(Integer.parseInt(value.toString(), 8));
        }
        throw JobSpecReader.expected("octal digits from 0 to 0777, such as 022", value);
    }

    private static Map<LimitKind, Limit> limits(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw JobSpecReader.expected("limits as NAME: value", value);
        }
        Map<LimitKind, Limit> limits = new EnumMap<>(LimitKind.class);
        List<String> problems = new ArrayList<>();
        map.forEach((key, limit) -> {
            try {
                LimitKind kind = LimitKind.of(String.valueOf(key));
                limits.put(kind, limit(kind, String.valueOf(limit)));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return Collections.unmodifiableMap(limits);
    }

    private static Limit limit(LimitKind kind, String text) {
        try {
            return Limit.parse(text, kind.unit());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(kind.key() + ": " + e.getMessage(), e);
        }
    }
}
