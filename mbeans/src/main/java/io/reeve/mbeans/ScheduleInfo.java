package io.reeve.mbeans;

import java.util.Map;

/**
 * A schedule and how it is getting on. All instants are milliseconds since the epoch, 0 where there is none; durations are
 * in milliseconds, 0 for none.
 *
 * @param job whose schedule it is
 * @param id its id
 * @param enable whether it fires
 * @param cron its cron expression or macro; empty if it has a condition
 * @param condition the fields of its condition; empty if it has a cron expression
 * @param timezone whose clocks are meant
 * @param startMillis when it may fire first
 * @param endMillis from when on it does not fire any more
 * @param action what it does to the job
 * @param signal which signal it sends; empty if it sends none
 * @param concurrency what becomes of a firing while what it starts is still up
 * @param catchUp what becomes of firings that were missed
 * @param deadlineMillis how late a firing may be started
 * @param jitterMillis how much a firing is put off at most, so that not all fire at once
 * @param timeoutMillis after which a run is stopped
 * @param retries how often a run that failed is tried again
 * @param retryDelayMillis how long that waits at first; each time twice as long, at most an hour
 * @param words when it fires, in English
 * @param createdAtMillis when it was added
 * @param nextRunMillis when it fires next
 * @param lastRunMillis when it fired last
 * @param lastOutcome what became of that
 */
public record ScheduleInfo(
        String job,
        String id,
        boolean enable,
        String cron,
        Map<String, String> condition,
        String timezone,
        long startMillis,
        long endMillis,
        ScheduleAction action,
        String signal,
        Concurrency concurrency,
        CatchUp catchUp,
        long deadlineMillis,
        long jitterMillis,
        long timeoutMillis,
        int retries,
        long retryDelayMillis,
        String words,
        long createdAtMillis,
        long nextRunMillis,
        long lastRunMillis,
        RunOutcome lastOutcome) {}
