package io.reeve.scheduler.when;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * When the fields of a condition match.
 *
 * @param matching all instants at which they do
 * @param starts the beginnings of these, by minute, hour or day
 * @param period what the smallest field names
 * @param hourly whether hours count as they go by
 */
record ConditionTimes(ZonedPattern matching, ZonedPattern starts, Period period, boolean hourly) {

    static ConditionTimes of(Parts parts, ZoneRules rules) {
        LocalPattern matching = pattern(parts);
        return new ConditionTimes(
                new ZonedPattern(matching, rules),
                new ZonedPattern(starts(parts, matching), rules),
                parts.smallest().orElse(Period.YEAR),
                parts.isHourly());
    }

    static LocalPattern pattern(Parts parts) {
        DayTimes times = new DayTimes(
                DayTimes.ALL_OF_60,
                set(parts.get(Part.I), DayTimes.ALL_OF_60),
                set(parts.get(Part.H), DayTimes.ALL_HOURS));
        return new LocalPattern(times, set(parts.get(Part.M), LocalPattern.ALL_MONTHS), ConditionDays.of(parts));
    }

    private static LocalPattern starts(Parts parts, LocalPattern matching) {
        DayTimes times = new DayTimes(1, set(parts.get(Part.I), 1), set(parts.get(Part.H), 1));
        return new LocalPattern(times, matching.months(), matching.days());
    }

    private static long set(OptionalInt number, long otherwise) {
        return number.isPresent() ? 1L << number.getAsInt() : otherwise;
    }

    /** The first instant that is not before the given one. */
    Optional<Instant> first(Instant from) {
        return Span.wholeSecond(from).flatMap(at -> earlier(matching.each(at), begun(at)));
    }

    /** The first instant that is not before the given one, and in another period than the last one. */
    Optional<Instant> unfired(Instant from, Optional<Instant> last) {
        Optional<Instant> due = Span.wholeSecond(from).flatMap(matching::each);
        while (due.isPresent() && last.isPresent() && isSamePeriod(due.get(), last.get())) {
            due = matching.each(afterPeriod(due.get()));
        }
        return earlier(due, Span.wholeSecond(Span.after(from, last)).flatMap(this::begun));
    }

    /** When a period begins or, if it is skipped, would have. Clocks skip no week; and hours that go by are never skipped. */
    private Optional<Instant> begun(Instant from) {
        boolean maySkip = period.compareTo(Period.DAY) <= 0 && !hourly;
        return maySkip ? starts.once(from) : Optional.empty();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }

    private boolean isSamePeriod(Instant one, Instant other) {
        int offset = offset(one);
        int otherOffset = offset(other);
        return period.start(one.getEpochSecond() + offset) == period.start(other.getEpochSecond() + otherOffset)
                && (!hourly || offset == otherOffset);
    }

    /** When the period is over, or clocks are changed and show it again: then it is to be looked at once more. */
    private Instant afterPeriod(Instant at) {
        int offset = offset(at);
        Instant end = Instant.ofEpochSecond(period.end(at.getEpochSecond() + offset) - offset);
        ZoneOffsetTransition jump = matching.rules().nextTransition(at);
        return jump != null && jump.getInstant().isBefore(end) ? jump.getInstant() : end;
    }

    private int offset(Instant at) {
        return matching.rules().getOffset(at).getTotalSeconds();
    }
}
