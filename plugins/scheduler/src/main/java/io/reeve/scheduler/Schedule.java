package io.reeve.scheduler;

import io.reeve.scheduler.when.Condition;
import io.reeve.scheduler.when.When;
import io.reeve.scheduler.when.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When what is done to a job. Immutable.
 *
 * @param id a UUID in lower case
 * @param settings as people wrote them, of which the rest was read
 * @param zone whose clocks are meant
 */
record Schedule(
        String job,
        String id,
        Map<String, @Nullable Object> settings,
        Origin origin,
        boolean enable,
        When when,
        ZoneId zone,
        Window window,
        Policy policy) {

    /**
     * The first moment for which it is due.
     *
     * @param from the earliest one there may be
     * @param last the moment for which it was due most recently
     */
    Optional<Instant> next(Instant from, Optional<Instant> last) {
        return enable ? window.next(when, from, last) : Optional.empty();
    }

    /** Whether it is due once some time has passed since it last was. */
    static boolean isInterval(When when) {
        return when instanceof Condition condition && condition.fields().containsKey("U");
    }

    /** When a firing that is due at a moment begins: the same for the same moment, and spread evenly over schedules. */
    Instant begin(Instant due) {
        long most = policy.jitter().toMillis();
        if (most == 0) {
            return due;
        }
        long mixed = (id.hashCode() * 0x9E3779B97F4A7C15L) ^ (due.toEpochMilli() * 0xC2B2AE3D27D4EB4FL);
        return due.plus(Duration.ofMillis(Math.floorMod(mixed ^ (mixed >>> 32), most + 1)));
    }

    /** Whether the other does the same at the same times. */
    boolean doesTheSame(Schedule other) {
        return job.equals(other.job)
                && when.canonical().equals(other.when.canonical())
                && zone.equals(other.zone)
                && window.equals(other.window)
                && policy.action() == other.policy.action()
                && policy.signal().equals(other.policy.signal());
    }
}
