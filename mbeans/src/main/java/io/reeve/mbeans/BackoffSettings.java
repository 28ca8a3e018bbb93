package io.reeve.mbeans;

/**
 * How long to wait before a job is started again: not at all before the first try, for the initial delay before the second,
 * and longer by the factor before each further one, up to the longest delay.
 *
 * @param initialMillis the delay before the second try
 * @param maxMillis the longest delay
 * @param factor what the delay is multiplied with after each try, 1 to 10
 * @param jitter by which part of itself a delay varies at random, 0 to 1
 * @param resetAfterMillis how long a process has to be up for the tries to be counted anew
 */
public record BackoffSettings(
        long initialMillis, long maxMillis, double factor, double jitter, long resetAfterMillis) {}
