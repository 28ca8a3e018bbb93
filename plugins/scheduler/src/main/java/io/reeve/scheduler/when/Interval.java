package io.reeve.scheduler.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads and writes the durations of {@code @every}, spelled as everywhere in Reeve. */
final class Interval {

    private static final String PART = "([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|h|d)\\s*";
    private static final Pattern PARTS = Pattern.compile(PART);
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final BigDecimal LEAST = new BigDecimal(1_000);
    /** A thousand years: nobody means more. */
    private static final BigDecimal MOST =
            new BigDecimal(Duration.ofDays(365_000).toMillis());

    private Interval() {}

    /**
     * Reads an interval, to the millisecond.
     *
     * @throws IllegalArgumentException unless it is a duration of 1 s to 1000 years
     */
    static Duration parse(String text) {
        BigDecimal millis = millis(text.strip(), text);
        if (millis.compareTo(LEAST) < 0 || millis.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("@every: " + text + " is not 1s to 365000d");
        }
        return Duration.ofMillis(millis.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static BigDecimal millis(String bare, String text) {
        String spelled = SECONDS.matcher(bare).matches() ? bare + "s" : bare;
        if (!WHOLE.matcher(spelled).matches()) {
            throw new IllegalArgumentException(
                    "@every: expected a duration such as 90s, 5m or 1h30m, not \"" + text + "\"");
        }
        return PARTS.matcher(spelled).results().map(Interval::part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal part(MatchResult part) {
        return new BigDecimal(part.group(1))
                .multiply(BigDecimal.valueOf(
                        UNITS.getOrDefault(part.group(2), Duration.ZERO).toMillis()));
    }

    /** The duration in its largest unit that is whole: {@code 90s}, {@code 2m}. */
    static String format(Duration interval) {
        long millis = interval.toMillis();
        return UNITS.entrySet().stream()
                .filter(unit -> millis % unit.getValue().toMillis() == 0)
                .max(Map.Entry.comparingByValue())
                .map(unit -> millis / unit.getValue().toMillis() + unit.getKey())
                .orElseThrow();
    }
}
