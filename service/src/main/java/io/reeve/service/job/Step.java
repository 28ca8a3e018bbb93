package io.reeve.service.job;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.service.process.Ending;
import io.reeve.service.process.Run;

/**
 * The statuses that may follow one.
 *
 * @param now the moment of the change, in milliseconds since the epoch
 */
record Step(JobStatus from, long now) {

    static JobStatus notStarted(String name, long now) {
        return new JobStatus(name, JobState.STOPPED, now, 0, 0, 0, 0, ExitStatus.NONE, "not started yet");
    }

    /** As an earlier service left it. */
    static JobStatus remembered(String name, Ending ending) {
        JobState state = ending.stopped() ? JobState.STOPPED : JobState.EXITED;
        long endedAt = ending.endedAtMillis();
        String reason = reason(ending);
        return new JobStatus(name, state, endedAt, 0, ending.startedAtMillis(), endedAt, 0, ending.status(), reason);
    }

    JobStatus starting(int restarts) {
        return new JobStatus(
                from.name(),
                JobState.STARTING,
                now,
                0,
                from.startedAtMillis(),
                from.endedAtMillis(),
                from.restarts() + restarts,
                from.lastExit(),
                "being started");
    }

    JobStatus running(Run run, String reason) {
        return new JobStatus(
                from.name(),
                JobState.RUNNING,
                now,
                run.pid(),
                run.startedAtMillis(),
                0,
                from.restarts(),
                from.lastExit(),
                reason);
    }

    JobStatus stopping(String reason) {
        return new JobStatus(
                from.name(),
                JobState.STOPPING,
                now,
                from.pid(),
                from.startedAtMillis(),
                0,
                from.restarts(),
                from.lastExit(),
                reason);
    }

    JobStatus ended(JobState state, Ending ending) {
        return new JobStatus(
                from.name(),
                state,
                now,
                0,
                ending.startedAtMillis(),
                ending.endedAtMillis(),
                from.restarts(),
                ending.status(),
                reason(ending));
    }

    JobStatus failed(String reason) {
        return new JobStatus(
                from.name(),
                JobState.FATAL,
                now,
                0,
                from.startedAtMillis(),
                from.endedAtMillis(),
                from.restarts(),
                from.lastExit(),
                reason);
    }

    private static String reason(Ending ending) {
        return (ending.stopped() ? "stopped on request, " : "ended with ")
                + ending.status().text();
    }
}
