package io.reeve.scheduler.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A cron expression, checked and spelled in one way: digits instead of names, no leading zeros, no macro.
 *
 * @param original as it was written
 * @param fields all six
 */
record CronText(String original, Map<Field, String> fields) {

    private static final Map<String, String> MACROS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final String EXPECTED =
            ": expected 5 (minute hour day-of-month month day-of-week) or 6 (a second before these)";
    private static final String NO_SECONDS = "0 ";

    /**
     * Reads an expression of five or six fields, or a macro that stands for one.
     *
     * @throws IllegalArgumentException naming all that is wrong
     */
    static CronText read(String original) {
        String text = original.startsWith("@") ? expand(original) : original;
        List<String> tokens = text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
        return switch (tokens.size()) {
            case 5 -> read(original, withSecond(tokens));
            case 6 -> read(original, tokens);
            case 1 -> throw new IllegalArgumentException(quoted(original) + " has 1 field" + EXPECTED);
            default ->
                throw new IllegalArgumentException(quoted(original) + " has " + tokens.size() + " fields" + EXPECTED);
        };
    }

    private static CronText read(String original, List<String> tokens) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        List<String> problems = new ArrayList<>();
        Iterator<String> token = tokens.iterator();
        for (Field field : Field.values()) {
            FieldReader reader = new FieldReader(field, quoted(original), problems);
            fields.put(field, reader.read(token.next().toUpperCase(Locale.ROOT)));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new CronText(original, fields);
    }

    private static List<String> withSecond(List<String> tokens) {
        List<String> six = new ArrayList<>(tokens);
        six.add(0, "0");
        return six;
    }

    private static String expand(String macro) {
        String text = MACROS.get(macro.strip().toLowerCase(Locale.ROOT));
        if (text == null) {
            List<String> known = new ArrayList<>(MACROS.keySet());
            known.add(Every.MACRO);
            known.add(Reboot.TEXT);
            known.sort(null);
            throw new IllegalArgumentException(quoted(macro) + " is no macro: expected one of "
                    + String.join(", ", known) + Spelling.hint(macro, known));
        }
        return text;
    }

    String field(Field field) {
        return fields.getOrDefault(field, "");
    }

    /** All six fields. */
    String full() {
        return String.join(" ", fields.values());
    }

    /** Five fields if the second is 0, else six. */
    String canonical() {
        String full = full();
        return full.startsWith(NO_SECONDS) ? full.substring(NO_SECONDS.length()) : full;
    }

    /** Whether a field begins with a star, which decides what it means to cron. */
    boolean isWild(Field field) {
        return field(field).startsWith("*");
    }

    String quoted() {
        return quoted(original);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
