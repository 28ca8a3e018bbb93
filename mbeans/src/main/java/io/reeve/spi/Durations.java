package io.reeve.spi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as settings write them: {@code 500ms}, {@code 10s}, {@code 1h30m}, or a bare number of seconds. */
public final class Durations {

    /** What is expected where a duration is. */
    public static final String EXPECTED = "a duration such as 500ms, 10s, 2m, 1h or 1d, or a number of seconds";

    private static final String PART = "([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|h|d)";
    private static final Pattern NEXT = Pattern.compile("\\s*" + PART);
    private static final Pattern WHOLE = Pattern.compile("(\\s*" + PART + ")+\\s*");
    private static final Pattern SECONDS = Pattern.compile("\\s*[0-9]+(\\.[0-9]+)?\\s*");
    /** Some 10,000 years: nobody means more, and nothing overflows below it. */
    private static final BigDecimal MAX_MILLIS = new BigDecimal("315360000000000");

    /** Largest first. */
    private enum Unit {
        D(86_400_000),
        H(3_600_000),
        M(60_000),
        S(1_000),
        MS(1);

        private final long millis;

        Unit(long millis) {
            this.millis = millis;
        }

        private static BigDecimal of(String name) {
            return BigDecimal.valueOf(valueOf(name.toUpperCase(Locale.ROOT)).millis);
        }
    }

    private Durations() {}

    /**
     * Reads a duration, to the millisecond; it is never negative.
     *
     * @param value a text, or a number of seconds
     * @throws IllegalArgumentException saying what was expected
     */
    public static Duration parse(Object value) {
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        // A unit-less text is what a number becomes on a command line.
        if (SECONDS.matcher(text).matches()) {
            return millis(new BigDecimal(text.strip()).scaleByPowerOfTen(3), text);
        }
        if (!(value instanceof String) || !WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("expected " + EXPECTED + ", not " + text);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher part = NEXT.matcher(text); part.find(); ) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(Unit.of(part.group(2))));
        }
        return millis(sum, text);
    }

    /** The shortest text that {@link #parse} reads as the same: {@code 90s}, {@code 2m}, {@code 1500ms}. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        for (Unit unit : Unit.values()) {
            if (millis != 0 && millis % unit.millis == 0) {
                return millis / unit.millis + unit.name().toLowerCase(Locale.ROOT);
            }
        }
        return "0s";
    }

    private static Duration millis(BigDecimal millis, String text) {
        if (millis.compareTo(MAX_MILLIS) > 0) {
            throw new IllegalArgumentException("expected " + EXPECTED + ", not " + text);
        }
        return Duration.ofMillis(millis.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
