package io.reeve.scheduler.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads conditions, and refuses what is wrong or never matches. */
final class ConditionReader {

    private static final Set<Part> DATE = EnumSet.of(Part.Y, Part.M, Part.D, Part.H, Part.I, Part.U);
    private static final Set<Part> WEEK = EnumSet.of(Part.Y, Part.W, Part.N, Part.H, Part.I, Part.U);
    private static final Set<Part> ORDINAL = EnumSet.of(Part.Y, Part.Z, Part.H, Part.I, Part.U);
    private static final int GRID = 60;

    private final Map<Part, Integer> numbers = new EnumMap<>(Part.class);
    private final List<String> problems = new ArrayList<>();

    private ConditionReader() {}

    static Parts read(Map<String, ?> fields) {
        ConditionReader reader = new ConditionReader();
        fields.forEach(reader::field);
        Parts parts = new Parts(Collections.unmodifiableMap(reader.numbers));
        if (fields.isEmpty()) {
            reader.problems.add("is empty: expected at least one of " + String.join(", ", Part.letters()));
        } else {
            reader.checkGroup(parts.numbers().keySet());
            reader.checkInterval(parts);
        }
        if (reader.problems.isEmpty()) {
            Impossible.reason(parts).ifPresent(reader.problems::add);
        }
        if (!reader.problems.isEmpty()) {
            throw new IllegalArgumentException("condition: " + String.join("; ", reader.problems));
        }
        return parts;
    }

    private void field(String letter, Object value) {
        Optional<Part> part = Part.named(letter);
        if (part.isEmpty()) {
            problems.add(letter + ": there is no such field" + hint(letter));
            return;
        }
        text(value)
                .filter(part.get()::accepts)
                .ifPresentOrElse(
                        text -> numbers.put(part.get(), part.get().number(text)),
                        () -> problems.add(
                                letter + ": " + value + " is not " + part.get().range()));
    }

    private static String hint(String letter) {
        return Part.letters().stream()
                .filter(letter::equalsIgnoreCase)
                .findFirst()
                .map(known -> "; did you mean '" + known + "'?")
                .orElse(": expected one of " + String.join(", ", Part.letters()));
    }

    /** A text, or the digits of a whole number. */
    private static Optional<String> text(Object value) {
        if (value instanceof Number number) {
            return digits(number.toString());
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> digits(String number) {
        try {
            return Optional.of(new BigDecimal(number).toBigIntegerExact().toString());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void checkGroup(Set<Part> parts) {
        if (!DATE.containsAll(parts) && !WEEK.containsAll(parts) && !ORDINAL.containsAll(parts)) {
            problems.add(
                    String.join(", ", parts.stream().map(Part::letter).toList())
                            + " do not go together: expected fields of {Y, m, d, H, i, U}, {Y, W, N, H, i, U} or {Y, z, H, i, U}");
        }
    }

    private void checkInterval(Parts parts) {
        int most = parts.smallest().orElse(Period.YEAR).seconds();
        int seconds = parts.get(Part.U).orElse(GRID);
        if (seconds % GRID != 0) {
            problems.add("U: " + seconds + " is not a multiple of " + GRID + " seconds");
        }
        if (seconds > most) {
            problems.add("U: " + seconds + " is more than the " + most + " seconds of "
                    + parts.smallest().map(p -> "the smallest other field").orElse("a year"));
        }
    }
}
