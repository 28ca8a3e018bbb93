package io.reeve.socketapi.wire;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Logs what clients do wrong: of each kind a line a minute at most, which tells how many there were since the one before.
 * Belongs to the loop's thread, but for the number.
 */
final class Complaints {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final System.Logger log;
    private final Clock clock;
    private final Map<Kind, Tally> tallies = new HashMap<>();
    private final AtomicLong number = new AtomicLong();

    /** What is wrong with a client. */
    enum Kind {
        BROKEN,
        SLOW,
        LARGE,
        MANY,
        UNACCEPTABLE
    }

    private record Tally(Instant told, int untold) {}

    Complaints(System.Logger log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** How many there were. */
    long number() {
        return number.get();
    }

    void about(Kind kind, String what) {
        number.incrementAndGet();
        Instant now = clock.instant();
        Tally tally = tallies.getOrDefault(kind, new Tally(now.minus(PAUSE), 0));
        // A negative age: the machine's clock was set back.
        Duration age = Duration.between(tally.told(), now).abs();
        if (age.compareTo(PAUSE) < 0) {
            tallies.put(kind, new Tally(tally.told(), tally.untold() + 1));
            return;
        }
        String more = tally.untold() == 0 ? "" : " (and " + tally.untold() + " more like it before)";
        log.log(Level.WARNING, what + more);
        tallies.put(kind, new Tally(now, 0));
    }
}
