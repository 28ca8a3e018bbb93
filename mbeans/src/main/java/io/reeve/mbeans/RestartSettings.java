package io.reeve.mbeans;

import java.util.List;

/**
 * When a job is started again by itself, and how soon.
 *
 * @param mode after which ends
 * @param exitCodes the exit codes of a run that went well
 * @param pauseMillis the pause after a run that went well; 0 for a delay like that after others
 * @param maxRuns how many runs that went well make up one round, after which a job that is never restarted has ended;
 *     0 for no rounds
 * @param retries how many tries in a row may be in vain before the job is FATAL; -1 for any number
 * @param backoff the delays before further tries
 */
public record RestartSettings(
        RestartMode mode,
        List<Integer> exitCodes,
        long pauseMillis,
        int maxRuns,
        int retries,
        BackoffSettings backoff) {}
