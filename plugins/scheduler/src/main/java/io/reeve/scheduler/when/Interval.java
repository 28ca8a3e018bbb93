package io.reeve.scheduler.when;

import io.reeve.spi.Durations;
import java.time.Duration;

/** The durations of {@code @every}. */
final class Interval {

    private static final Duration LEAST = Duration.ofSeconds(1);
    /** A thousand years: nobody means more. */
    private static final Duration MOST = Duration.ofDays(365_000);

    private Interval() {}

    /**
     * Reads an interval, to the millisecond.
     *
     * @throws IllegalArgumentException unless it is a duration of 1 s to 1000 years
     */
    static Duration parse(String text) {
        Duration interval = read(text);
        if (interval.compareTo(LEAST) < 0 || interval.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("@every: " + text + " is not 1s to 365000d");
        }
        return interval;
    }

    private static Duration read(String text) {
        try {
            return Durations.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "@every: expected a duration such as 90s, 5m or 1h30m, not \"" + text + "\"", e);
        }
    }
}
