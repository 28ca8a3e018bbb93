package io.reeve.mbeans;

import java.util.List;

/**
 * One instance of a job at one moment. All instants are milliseconds since the epoch, 0 where there is none.
 *
 * @param number its number, from 1
 * @param state its state
 * @param desired what people want of it
 * @param sinceMillis when it entered its state
 * @param pid the process id of the command itself, 0 when there is no process
 * @param startedAtMillis when the present or the last process was started
 * @param endedAtMillis when the last process ended, 0 while there is a process
 * @param restarts how often it was started again since it was defined or the service started, 0 or more
 * @param runs the runs of the present round, the present run included
 * @param failures how many runs in a row have ended too soon, or could not be started
 * @param nextStartMillis when it is started again, in the state BACKOFF
 * @param lastExit how the last process ended
 * @param reason why it is in its state, in one sentence
 * @param lastErrors in the state FATAL, the last lines of standard error, at most 5 and of each at most 500 characters
 */
public record InstanceStatus(
        int number,
        JobState state,
        DesiredState desired,
        long sinceMillis,
        long pid,
        long startedAtMillis,
        long endedAtMillis,
        long restarts,
        int runs,
        int failures,
        long nextStartMillis,
        ExitStatus lastExit,
        String reason,
        List<String> lastErrors) {}
