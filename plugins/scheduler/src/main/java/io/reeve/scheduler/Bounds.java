package io.reeve.scheduler;

import io.reeve.mbeans.ScheduleRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which runs the history keeps.
 *
 * @param count how many of each schedule
 * @param age how long after it was over
 */
record Bounds(int count, Duration age) {

    /** Tells which runs are kept, of all there are, which come newest first. One that is not over is, and does not count. */
    static final class Sieve {

        private final Bounds bounds;
        private final Instant now;
        private final Map<String, Integer> passed = new HashMap<>();

        private Sieve(Bounds bounds, Instant now) {
            this.bounds = bounds;
            this.now = now;
        }

        boolean passes(ScheduleRun run) {
            return !run.outcome().isFinal() || place(run).isPresent();
        }

        /** How many newer ones of its schedule are kept; empty for one that is not. */
        OptionalInt place(ScheduleRun over) {
            int newer = passed.getOrDefault(over.schedule(), 0);
            if (newer >= bounds.count || isTooOld(over)) {
                return OptionalInt.empty();
            }
            passed.put(over.schedule(), newer + 1);
            return OptionalInt.of(newer);
        }

        private boolean isTooOld(ScheduleRun over) {
            Duration age = Duration.between(Instant.ofEpochMilli(over.endedAtMillis()), now);
            return age.compareTo(bounds.age) > 0;
        }
    }

    Sieve sieve(Instant now) {
        return new Sieve(this, now);
    }

    Bounds withCount(int fewer) {
        return new Bounds(fewer, age);
    }
}
