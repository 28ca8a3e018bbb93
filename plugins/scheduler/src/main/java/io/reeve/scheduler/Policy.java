package io.reeve.scheduler;

import io.reeve.mbeans.CatchUp;
import io.reeve.mbeans.Concurrency;
import io.reeve.mbeans.ScheduleAction;
import java.time.Duration;
import java.util.Optional;

/**
 * How a schedule fires.
 *
 * @param action what it does to its job
 * @param signal which signal it sends; empty if it sends none
 * @param concurrency what becomes of a firing whose job is still up
 * @param catchUp what becomes of firings that were missed
 * @param deadline how late a firing may be started
 * @param jitter how much a firing is put off at most
 * @param timeout after which a run is stopped
 * @param retries how often a run that failed is tried again
 * @param retryDelay how long that waits at first
 */
record Policy(
        ScheduleAction action,
        String signal,
        Concurrency concurrency,
        CatchUp catchUp,
        Optional<Duration> deadline,
        Duration jitter,
        Optional<Duration> timeout,
        int retries,
        Duration retryDelay) {

    /** Of a schedule that says nothing about it, or is gone. */
    static final Policy DEFAULT = new Policy(
            ScheduleAction.START,
            "",
            Concurrency.FORBID,
            CatchUp.NONE,
            Optional.empty(),
            Duration.ZERO,
            Optional.empty(),
            0,
            Duration.ofSeconds(10));

    private static final Duration LONGEST_RETRY_DELAY = Duration.ofHours(1);

    /** How long a try waits, after so many that failed: at first the retry delay, then twice as long each time. */
    Duration delayBeforeTry(int failed) {
        Duration delay = retryDelay;
        for (int i = 1; i < failed && delay.compareTo(LONGEST_RETRY_DELAY) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(LONGEST_RETRY_DELAY) < 0 ? delay : LONGEST_RETRY_DELAY;
    }
}
