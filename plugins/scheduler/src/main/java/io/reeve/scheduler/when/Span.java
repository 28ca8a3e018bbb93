package io.reeve.scheduler.when;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The instants that are looked at. Outside of them nothing is due, so that no arithmetic overflows and no search goes on. */
final class Span {

    static final int LAST_YEAR = 9999;

    /** From here on nothing is due. */
    static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Span() {}

    /** The first instant that comes into question, on a whole second; empty if none does. */
    static Optional<Instant> wholeSecond(Instant from) {
        return inside(from).map(at -> {
            Instant second = at.truncatedTo(ChronoUnit.SECONDS);
            return second.equals(at) ? at : second.plusSeconds(1);
        });
    }

    /** The same instant, or the first that is looked at; empty if it is too late. */
    static Optional<Instant> inside(Instant from) {
        return from.isBefore(END) ? Optional.of(later(from, Instant.EPOCH)) : Optional.empty();
    }

    /** The first instant that is not before one and after the other. */
    static Instant after(Instant from, Optional<Instant> last) {
        return last.filter(END::isAfter).map(at -> later(from, at.plusNanos(1))).orElse(last.isPresent() ? END : from);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
