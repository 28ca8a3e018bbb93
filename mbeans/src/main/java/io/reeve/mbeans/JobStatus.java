package io.reeve.mbeans;

import java.util.List;
import java.util.Map;

/**
 * One job at one moment. All instants are milliseconds since the epoch, 0 where there is none. Of a job with several
 * instances, state, process and times are those of the one that says most: one that is stopping, else one that comes up,
 * runs, waits, has failed, has ended.
 *
 * @param name the job's name
 * @param labels by which people and scripts choose jobs
 * @param state its state
 * @param desired what people want of it
 * @param sinceMillis when it entered that state
 * @param pid the process id of the command itself, 0 when there is no process
 * @param startedAtMillis when the present or the last process was started
 * @param endedAtMillis when the last process ended, 0 while there is a process
 * @param restarts how often processes were started again since the job was defined or the service started, 0 or more
 * @param failures how many runs in a row have ended too soon, or could not be started
 * @param nextStartMillis when it is started again, in the state BACKOFF
 * @param instances how many instances it has
 * @param running how many of them are RUNNING
 * @param lastExit how the last process ended
 * @param reason why the job is in its state, in one sentence
 * @param lastErrors of the first instance that is FATAL, the last lines of standard error, at most 5 and of each at most 500 characters
 */
public record JobStatus(
        String name,
        Map<String, String> labels,
        JobState state,
        DesiredState desired,
        long sinceMillis,
        long pid,
        long startedAtMillis,
        long endedAtMillis,
        long restarts,
        int failures,
        long nextStartMillis,
        int instances,
        int running,
        ExitStatus lastExit,
        String reason,
        List<String> lastErrors) {}
