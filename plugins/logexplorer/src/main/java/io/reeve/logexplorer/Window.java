package io.reeve.logexplorer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * The time in which lines were written, in milliseconds since the epoch.
 *
 * @param from the first one
 * @param to behind the last one
 */
record Window(long from, long to) {
    /** A clock that was put back leaves lines in a file of a later hour. */
    private static final long MARGIN = Duration.ofHours(1).toMillis();

    /**
     * Reads what a caller says.
     *
     * @throws IllegalArgumentException if these are not two times, the earlier one first
     */
    static Window of(String from, String to) {
        Window window = new Window(millis("from", from, Long.MIN_VALUE), millis("to", to, Long.MAX_VALUE));
        if (window.from >= window.to) {
            throw new IllegalArgumentException(
                    "from is " + Quoted.of(from) + ", which is not before to, " + Quoted.of(to));
        }
        return window;
    }

    private static long millis(String which, String time, long whenEmpty) {
        try {
            return time.isEmpty()
                    ? whenEmpty
                    : OffsetDateTime.parse(time).toInstant().toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    which + " is " + Quoted.of(time) + ": expected a time such as 2026-11-21T13:59:58+01:00 or ...Z",
                    e);
        }
    }

    boolean isEverything() {
        return from == Long.MIN_VALUE && to == Long.MAX_VALUE;
    }

    /** Whether a line belongs to it; one whose time nobody knows does. */
    boolean has(long millis) {
        return millis == Stamp.NONE || (millis >= from && millis < to);
    }

    /** Whether a file can have lines of it. */
    boolean touches(Place place, ZoneId zone) {
        long hour = place.name().hour();
        try {
            LocalDateTime begin = LocalDateTime.of(
                    (int) (hour / 1_000_000),
                    (int) (hour / 10_000 % 100),
                    (int) (hour / 100 % 100),
                    (int) (hour % 100),
                    0);
            long first =
                    begin.atZone(zone).withEarlierOffsetAtOverlap().toInstant().toEpochMilli();
            long last = begin.plusHours(1)
                    .atZone(zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant()
                    .toEpochMilli();
            return (to == Long.MAX_VALUE || first - MARGIN < to) && (from == Long.MIN_VALUE || last + MARGIN > from);
        } catch (DateTimeException e) {
            return true;
        }
    }
}
