package io.reeve.service.job;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.RestartMode;
import io.reeve.mbeans.RestartSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Whether and when a process that ended is started again. Pure: the same question gets the same answer.
 *
 * @param exitCodes the codes of a run that went well
 * @param pause the delay after a run that went well; zero for one as after any other
 * @param maxRuns how many good runs make up a round; 0 for no rounds
 * @param retries how many tries in a row may be in vain; {@link #UNLIMITED}
 */
record RestartPolicy(
        RestartMode mode, Set<Integer> exitCodes, Duration pause, int maxRuns, int retries, Backoff backoff) {

    static final int UNLIMITED = -1;
    static final RestartPolicy DEFAULT =
            new RestartPolicy(RestartMode.NEVER, Set.of(0), Duration.ZERO, 0, UNLIMITED, Backoff.DEFAULT);

    /**
     * A run that is over.
     *
     * @param up how long it was up
     * @param ready whether it had become ready
     * @param failures how many runs before it have failed in a row
     * @param runs the runs of this round, this one included
     */
    record Attempt(ExitStatus exit, Duration up, boolean ready, int failures, int runs) {}

    /** What follows a run. */
    enum Next {
        /** Nothing. */
        REST,
        /** Another run. */
        AGAIN,
        /** Nothing any more, after too many tries. */
        GIVE_UP
    }

    /**
     * What follows a run, and when.
     *
     * @param delay the time until the next run
     * @param failures the runs that have failed in a row by now
     * @param runs the runs of the round so far, 0 if a new one begins
     */
    record Decision(Next next, Duration delay, int failures, int runs) {}

    /**
     * Decides.
     *
     * @param random 0 to 1, for the jitter
     */
    Decision after(Attempt attempt, double random) {
        boolean good = isGood(attempt);
        boolean roundGoesOn = good && attempt.runs() < maxRuns;
        if (!roundGoesOn && !restartsAfter(good)) {
            return new Decision(Next.REST, Duration.ZERO, attempt.failures(), attempt.runs());
        }
        int runs = roundGoesOn ? attempt.runs() : 0;
        if (good && !pause.isZero()) {
            return new Decision(Next.AGAIN, pause, 0, runs);
        }
        boolean healthy = attempt.ready() && attempt.up().compareTo(backoff.resetAfter()) >= 0;
        int failures = healthy ? 1 : attempt.failures() + 1;
        if (!good && retries != UNLIMITED && failures > retries) {
            return new Decision(Next.GIVE_UP, Duration.ZERO, failures, runs);
        }
        return new Decision(Next.AGAIN, backoff.delayBefore(failures, random), failures, runs);
    }

    /** Whether one run may follow another. */
    boolean isRepeating() {
        return mode != RestartMode.NEVER || maxRuns > 1;
    }

    /** Whether it was a run that went well. */
    boolean isGood(Attempt attempt) {
        return attempt.ready() && isExpected(attempt.exit());
    }

    /** Whether it is the exit of a run that went well. */
    boolean isExpected(ExitStatus exit) {
        return exit.kind() == ExitStatus.Kind.CODE && exitCodes.contains(exit.number());
    }

    private boolean restartsAfter(boolean good) {
        return switch (mode) {
            case NEVER -> false;
            case ON_FAILURE -> !good;
            case UNLESS_STOPPED, ALWAYS -> true;
        };
    }

    /** The same policy for a job that somebody guards. */
    RestartPolicy guarded() {
        return switch (mode) {
            case ALWAYS -> this;
            case NEVER, ON_FAILURE, UNLESS_STOPPED ->
                new RestartPolicy(RestartMode.UNLESS_STOPPED, exitCodes, pause, maxRuns, retries, backoff);
        };
    }

    /** The same for a single run. */
    RestartPolicy once() {
        return new RestartPolicy(RestartMode.NEVER, exitCodes, Duration.ZERO, 0, UNLIMITED, backoff);
    }

    RestartSettings toSettings() {
        return new RestartSettings(
                mode,
                List.copyOf(exitCodes.stream().sorted().toList()),
                pause.toMillis(),
                maxRuns,
                retries,
                backoff.toSettings());
    }
}
