package io.reeve.mbeans;

/** What became of a firing of a schedule. */
public enum RunOutcome {
    /** Nothing yet. */
    NONE,
    /** It waits for the job to be down. */
    WAITING,
    /** It is under way. */
    RUNNING,
    /** It ended well. */
    SUCCEEDED,
    /** It could not be started, or ended badly. */
    FAILED,
    /** It took longer than the schedule's timeout and was stopped. */
    TIMED_OUT,
    /** Somebody stopped the job. */
    STOPPED,
    /** The job was up, or the deadline had passed. */
    SKIPPED,
    /** Nobody was there when it was due. */
    MISSED,
    /** Nobody saw how it ended. */
    LOST;

    /** Whether nothing more will become of it. */
    public boolean isFinal() {
        return switch (this) {
            case NONE, WAITING, RUNNING -> false;
            case SUCCEEDED, FAILED, TIMED_OUT, STOPPED, SKIPPED, MISSED, LOST -> true;
        };
    }
}
