package io.reeve.scheduler;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;

/**
 * How a job, or a one-shot run beside it, is getting on.
 *
 * @param startedAtMillis when its present or last process was started, in milliseconds since the epoch; 0 for never
 * @param endedAtMillis when that ended; 0 while it is there
 * @param lastExit how the last process ended
 * @param reason why it is in its state
 */
record Situation(
        Target target, JobState state, long startedAtMillis, long endedAtMillis, ExitStatus lastExit, String reason) {

    static Situation of(JobStatus status) {
        return new Situation(
                Target.ofJob(status.name()),
                status.state(),
                status.startedAtMillis(),
                status.endedAtMillis(),
                status.lastExit(),
                status.reason());
    }

    static Situation of(String job, InstanceStatus oneShot) {
        return new Situation(
                new Target(job, oneShot.number()),
                oneShot.state(),
                oneShot.startedAtMillis(),
                oneShot.endedAtMillis(),
                oneShot.lastExit(),
                oneShot.reason());
    }

    /** Whether it has a process, or will have one by itself. */
    boolean isUp() {
        return switch (state) {
            case STARTING, RUNNING, STOPPING, BACKOFF -> true;
            case STOPPED, EXITED, FATAL -> false;
        };
    }
}
