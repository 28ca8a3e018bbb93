package io.reeve.scheduler.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From when on and until when a schedule holds.
 *
 * @param start the first instant at which it may be due; {@link Instant#MIN} for no such limit
 * @param end the first instant at which it may not be due any more; {@link Instant#MAX} for no such limit
 */
public record Window(Instant start, Instant end) {

    /** Without limits. */
    public static final Window ALWAYS = new Window(Instant.MIN, Instant.MAX);

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException unless the end is after the start
     */
    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("end: " + end + " is not after the start " + start);
        }
    }

    /** The same with another start. */
    public Window startingAt(Instant instant) {
        return new Window(instant, end);
    }

    /** The same with another end. */
    public Window endingAt(Instant instant) {
        return new Window(start, instant);
    }

    /** What {@link When#next} says, within the limits. */
    public Optional<Instant> next(When when, Instant from, Optional<Instant> last) {
        return when.next(Span.later(from, start), last).filter(end::isAfter);
    }

    /**
     * When it is due next, as if it were fired each time.
     *
     * @param n how many instants at most, 0 or more
     */
    public List<Instant> preview(When when, Instant from, Optional<Instant> last, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n: " + n + " is negative");
        }
        List<Instant> instants = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        while (instants.size() < n) {
            next = next.isEmpty() ? next(when, from, last) : next(when, next.get(), next);
            if (next.isEmpty()) {
                break;
            }
            instants.add(next.get());
        }
        return List.copyOf(instants);
    }
}
