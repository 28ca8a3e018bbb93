package io.reeve.scheduler.when;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a condition demands: all of it. Fields and their numbers; {@link Part#LAST_DAY} is the last day of a month.
 *
 * @param numbers in the order of the fields
 */
record Parts(Map<Part, Integer> numbers) {

    OptionalInt get(Part part) {
        Integer number = numbers.get(part);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    boolean has(Part part) {
        return numbers.containsKey(part);
    }

    /** The shortest period that one of them names; empty if there is an interval only. */
    Optional<Period> smallest() {
        return numbers.keySet().stream().flatMap(part -> part.period().stream()).min(Period::compareTo);
    }

    /** Whether the hour is left open and the minute is not, so that it is due as hours go by. */
    boolean isHourly() {
        return has(Part.I) && !has(Part.H);
    }

    String canonical() {
        return numbers.entrySet().stream()
                .map(field -> '"' + field.getKey().letter() + "\":\"" + text(field) + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** All fields by their letters, in one form. */
    Map<String, String> texts() {
        return numbers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(field -> field.getKey().letter(), Parts::text));
    }

    private static String text(Map.Entry<Part, Integer> field) {
        return field.getKey().text(field.getValue());
    }
}
