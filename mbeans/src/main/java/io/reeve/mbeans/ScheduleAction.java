package io.reeve.mbeans;

/** What a schedule does to its job. */
public enum ScheduleAction {
    /** Starts it; the run is over when the job is down again. */
    START,
    /** Restarts it, or starts it if it is down; the run is over when that is done. */
    RESTART,
    /** Runs its command once more, beside it; the run is over when that process has ended. */
    RUN,
    /** Sends a signal to it; the run is over at once. */
    SIGNAL
}
