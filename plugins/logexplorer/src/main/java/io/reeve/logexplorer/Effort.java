package io.reeve.logexplorer;

import java.time.Clock;
import java.time.Duration;

/**
 * What one call may take.
 *
 * @param bytes how many it searches at most
 * @param clock that tells how long it takes
 * @param until when it ends, so that no regular expression keeps a thread for long
 */
record Effort(long bytes, Clock clock, long until) {
    private static final long MOST = Duration.ofSeconds(10).toMillis();

    /** Begins now. */
    static Effort begin(Clock clock, long bytes) {
        return new Effort(bytes, clock, clock.millis() + MOST);
    }

    boolean isOver() {
        return clock.millis() > until;
    }
}
