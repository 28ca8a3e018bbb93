package io.reeve.mbeans;

import java.util.Set;

/**
 * The states of a job, named as in Supervisor (supervisord.org/subprocess.html#process-states). Unlike there, whatever is
 * to be started again by itself is in BACKOFF before, for however short a time, and so EXITED is an end.
 */
public enum JobState {
    /** Not running: never started, or ended by a stop. */
    STOPPED,
    /** The process is being created, or has not been up for long enough to count as running. */
    STARTING,
    /** The process is up. */
    RUNNING,
    /** Ended, or could not be started; the next start is scheduled. */
    BACKOFF,
    /** Told to stop; not everything of its process tree is gone yet. */
    STOPPING,
    /** Ended by itself, and is not started again. */
    EXITED,
    /** Could not be started, or gave up trying. */
    FATAL;

    /** The states this one may change to. */
    public Set<JobState> successors() {
        return switch (this) {
            case STOPPED, FATAL -> Set.of(STARTING);
            case EXITED -> Set.of(STARTING, BACKOFF, FATAL);
            case STARTING -> Set.of(RUNNING, BACKOFF, STOPPING, EXITED, FATAL);
            case RUNNING -> Set.of(STOPPING, EXITED, BACKOFF, FATAL);
            case BACKOFF -> Set.of(STARTING, STOPPED);
            case STOPPING -> Set.of(STOPPED, BACKOFF, EXITED, FATAL);
        };
    }

    /** Whether a process of the job may exist in this state. */
    public boolean hasProcess() {
        return switch (this) {
            case STARTING, RUNNING, STOPPING -> true;
            case STOPPED, BACKOFF, EXITED, FATAL -> false;
        };
    }
}
