package io.reeve.mbeans;

import java.util.List;

/**
 * When a job is started again by itself, and how soon. The first try follows at once, the second after the initial
 * delay, each further one after a delay that is longer by the factor, up to the longest.
 *
 * @param mode after which ends
 * @param exitCodes the exit codes of a run that went well
 * @param pauseMillis the pause after a run that went well; 0 for a delay like that after others
 * @param maxRuns how many runs that went well make up one round, after which a job that is never restarted has ended;
 *     0 for no rounds
 * @param retries how many tries in a row may be in vain before the job is FATAL; -1 for any number
 * @param initialDelayMillis the delay before the second try
 * @param maxDelayMillis the longest delay
 * @param factor what the delay is multiplied with after each try, 1 to 10
 * @param jitter by which part of itself a delay varies at random, 0 to 1
 * @param resetAfterMillis how long a process has to be up for the tries to be counted anew
 */
public record RestartSettings(
        RestartMode mode,
        List<Integer> exitCodes,
        long pauseMillis,
        int maxRuns,
        int retries,
        long initialDelayMillis,
        long maxDelayMillis,
        double factor,
        double jitter,
        long resetAfterMillis) {}
