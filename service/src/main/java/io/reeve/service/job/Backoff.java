package io.reeve.service.job;

import io.reeve.mbeans.BackoffSettings;
import java.time.Duration;

/**
 * How long to wait before each try: not at all before the first, the initial delay before the second, and longer by the
 * factor before each further one, up to the longest delay.
 *
 * @param initial the delay before the second try
 * @param max the longest delay, not below the initial one
 * @param factor 1 to 10
 * @param jitter by which part of itself a delay varies at random, 0 to 1, so that jobs which fell together do not all
 *     come back at once
 * @param resetAfter how long a process has to be up for the tries to be counted anew
 */
record Backoff(Duration initial, Duration max, double factor, double jitter, Duration resetAfter) {

    static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(100), Duration.ofMinutes(1), 2, 0.1, Duration.ofSeconds(10));

    /**
     * The delay before a try.
     *
     * @param attempt which try it is, from 1
     * @param random 0 to 1
     */
    Duration delayBefore(int attempt, double random) {
        if (attempt <= 1) {
            return Duration.ZERO;
        }
        double longest = (double) max.toMillis();
        double growing = (double) initial.toMillis() * Math.pow(factor, attempt - 2.0);
        double varied = Math.min(growing, longest) * (1 + jitter * (2 * random - 1));
        return Duration.ofMillis(Math.round(Math.min(varied, longest)));
    }

    BackoffSettings toSettings() {
        return new BackoffSettings(initial.toMillis(), max.toMillis(), factor, jitter, resetAfter.toMillis());
    }
}
