package io.reeve.service.history;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.StateChange;
import io.reeve.mbeans.StateGap;
import java.time.Duration;
import java.util.Optional;

/**
 * The time in which no service saw a job, between the last word of it and the first one after.
 *
 * @param before the last change that the earlier service saw
 * @param leftMillis when the earlier service was there for the last time
 * @param atMillis when the job was found again
 * @param found how
 */
record Absence(StateChange before, long leftMillis, long atMillis, JobStatus found) {

    /** By then a service has noticed that of a process it took over nothing is left. */
    private static final long NOTICED_AFTER = Duration.ofSeconds(10).toMillis();

    /** What is to be said of an absence after which a job was taken over that soon turned out to be gone. */
    static Optional<StateGap> doubted(StateGap gap, StateChange before, long atMillis, JobStatus now) {
        boolean isDoubtful = gap.known()
                && before.state().hasProcess()
                && before.atMillis() <= gap.fromMillis()
                && now.lastExit().kind() == ExitStatus.Kind.UNKNOWN
                && atMillis <= gap.toMillis() + NOTICED_AFTER;
        return isDoubtful ? Optional.of(new StateGap(gap.fromMillis(), atMillis, false)) : Optional.empty();
    }

    StateGap gap() {
        return new StateGap(from(), atMillis, nothingRan() || goesOn() || endIsKnown());
    }

    private long from() {
        return Math.min(atMillis, Math.max(leftMillis, before.atMillis()));
    }

    /** Nothing but a service starts anything. */
    private boolean nothingRan() {
        return !before.state().hasProcess();
    }

    private boolean goesOn() {
        return before.state() == found.state() && found.startedAtMillis() > 0 && found.startedAtMillis() <= from();
    }

    private boolean endIsKnown() {
        return !found.state().hasProcess()
                && found.endedAtMillis() >= before.atMillis()
                && found.endedAtMillis() <= atMillis
                && found.lastExit().kind() != ExitStatus.Kind.UNKNOWN
                && found.lastExit().kind() != ExitStatus.Kind.NONE;
    }

    /** When it came into the state in which it was found. */
    long changedAtMillis() {
        return !nothingRan() && endIsKnown() ? found.endedAtMillis() : atMillis;
    }
}
