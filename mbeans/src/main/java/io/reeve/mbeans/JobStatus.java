package io.reeve.mbeans;

/**
 * One job at one moment. All instants are milliseconds since the epoch, 0 where there is none.
 *
 * @param name the job's name
 * @param state its state
 * @param sinceMillis when it entered that state
 * @param pid the process id of the command itself, 0 when there is no process
 * @param startedAtMillis when the present or the last process was started
 * @param endedAtMillis when the last process ended, 0 while there is a process
 * @param restarts how often the job was started again since it was defined or the service started, 0 or more
 * @param lastExit how the last process ended
 * @param reason why the job is in its state, in one sentence
 */
public record JobStatus(
        String name,
        JobState state,
        long sinceMillis,
        long pid,
        long startedAtMillis,
        long endedAtMillis,
        long restarts,
        ExitStatus lastExit,
        String reason) {}
