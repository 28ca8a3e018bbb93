package io.reeve.scheduler.when;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The instants at which the clocks of a zone show a pattern, seen in two ways, which differ where clocks are put on or back. */
record ZonedPattern(LocalPattern pattern, ZoneRules rules) {

    /** After all that is looked at. */
    private static final long NEVER = Span.END.getEpochSecond();

    /**
     * Each local time counts once: at the jump if it is skipped, and the first time if it occurs twice. So what is meant to
     * be done once a day is.
     *
     * @param from a whole second
     */
    Optional<Instant> once(Instant from) {
        OptionalLong local = pattern.atOrAfter(firstLocal(from));
        return local.isEmpty() ? Optional.empty() : Optional.of(first(local.getAsLong()));
    }

    /** The earliest local time whose (only) instant is not before the given one. */
    private long firstLocal(Instant from) {
        long local = from.getEpochSecond() + rules.getOffset(from).getTotalSeconds();
        ZoneOffsetTransition jump = rules.previousTransition(from.plusNanos(1));
        if (jump == null) {
            return local;
        }
        long before = jump.toEpochSecond() + jump.getOffsetBefore().getTotalSeconds();
        if (jump.isOverlap()) {
            // What the clocks show a second time was due before.
            return Math.max(local, before);
        }
        return jump.toEpochSecond() == from.getEpochSecond() ? before : local;
    }

    private Instant first(long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        ZoneOffsetTransition jump = rules.getTransition(time);
        if (jump == null) {
            return Instant.ofEpochSecond(local - rules.getOffset(time).getTotalSeconds());
        }
        return jump.isGap()
                ? jump.getInstant()
                : Instant.ofEpochSecond(local - jump.getOffsetBefore().getTotalSeconds());
    }

    /**
     * Each instant counts whose local time is in the pattern: both passes of what occurs twice, and nothing for what is
     * skipped. So what is meant to be done as time goes by is.
     *
     * @param from a whole second
     */
    Optional<Instant> each(Instant from) {
        for (Instant at = from; ; ) {
            int offset = rules.getOffset(at).getTotalSeconds();
            long now = at.getEpochSecond() + offset;
            OptionalLong local = pattern.atOrAfter(now);
            ZoneOffsetTransition jump = rules.nextTransition(at);
            if (local.isEmpty() && !comesAgain(now, jump)) {
                return Optional.empty();
            }
            Instant due = Instant.ofEpochSecond(local.orElse(NEVER) - offset);
            if (jump == null || due.isBefore(jump.getInstant())) {
                return Optional.of(due);
            }
            at = jump.getInstant();
        }
    }

    /** Whether clocks will be put back to an earlier time than this, even where it was the last of the pattern. */
    private static boolean comesAgain(long local, @Nullable ZoneOffsetTransition jump) {
        return jump != null && jump.toEpochSecond() + jump.getOffsetAfter().getTotalSeconds() < local;
    }
}
