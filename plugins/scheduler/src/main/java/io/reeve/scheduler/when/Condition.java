package io.reeve.scheduler.when;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Due once in each period of its smallest field in which all its fields match: at the beginning, or at once where that is over
 * (and the period is not). With an interval (U) it is due, while they match, whenever that much time has passed since it last
 * was. A period that clocks skip altogether is due at the jump; one that they show twice is one, unless the minute is given
 * and the hour is not: then hours count as they go by.
 */
public final class Condition implements When {

    private final Parts parts;
    private final ZoneId zone;
    private final ConditionTimes times;

    private Condition(Parts parts, ZoneId zone) {
        this.parts = parts;
        this.zone = zone;
        this.times = ConditionTimes.of(parts, zone.getRules());
    }

    /** Checks nothing. */
    static Condition of(Parts parts, ZoneId zone) {
        return new Condition(parts, zone);
    }

    @Override
    public Optional<Instant> next(Instant from, Optional<Instant> last) {
        OptionalInt interval = parts.get(Part.U);
        if (interval.isEmpty()) {
            return times.unfired(from, last);
        }
        Instant earliest = last.flatMap(Span::inside)
                .map(at -> Span.later(from, at.plusSeconds(interval.getAsInt())))
                .orElse(from);
        return times.first(earliest);
    }

    /** Its fields by their letters, each in the one form that is canonical: {@code "5"} for week 05, {@code "300"} for 300. */
    public Map<String, String> fields() {
        return parts.texts();
    }

    @Override
    public String explain(Language language) {
        return new ConditionWords(parts).in(language, zone);
    }

    /** JSON, the smallest field first. */
    @Override
    public String canonical() {
        return parts.canonical();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && parts.equals(condition.parts) && zone.equals(condition.zone);
    }

    @Override
    public int hashCode() {
        return parts.hashCode() * 31 + zone.hashCode();
    }

    @Override
    public String toString() {
        return canonical() + " " + zone;
    }
}
