package io.reeve.mbeans;

import java.util.List;

/**
 * A firing of a schedule and what became of it. All instants are milliseconds since the epoch, 0 where there is none.
 *
 * @param run its number, higher than those of earlier ones
 * @param job the job's name
 * @param schedule the schedule's id
 * @param action what it does to the job
 * @param trigger why it fired
 * @param by who asked for it; empty if nobody did
 * @param attempt 1, or which try it is after failures
 * @param dueMillis when it was to fire
 * @param firedAtMillis when it did
 * @param startedAtMillis when the job, or the one-shot run, was started
 * @param endedAtMillis when it was over
 * @param outcome what became of it
 * @param exit how the job's process ended, such as {@code exit code 3}; empty if there was none
 * @param reason more about the outcome, in a sentence; may be empty
 * @param lastLines of a run that failed, the last lines of standard error, or of standard output if there are none; at most 5
 * @param oneShot the number of the one-shot run beside the job; 0 if it is none
 * @param missed how many firings this one stands for where they were missed, otherwise 0
 * @param peakBytes the most resident memory of the job's process tree that was seen; looks are some seconds apart, so it may
 *     have had more in between. 0 where nobody looked in time
 */
public record ScheduleRun(
        long run,
        String job,
        String schedule,
        ScheduleAction action,
        RunTrigger trigger,
        String by,
        int attempt,
        long dueMillis,
        long firedAtMillis,
        long startedAtMillis,
        long endedAtMillis,
        RunOutcome outcome,
        String exit,
        String reason,
        List<String> lastLines,
        int oneShot,
        long missed,
        long peakBytes) {}
