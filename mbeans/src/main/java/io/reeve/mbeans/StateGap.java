package io.reeve.mbeans;

/**
 * A time in which there was no service, so that nobody has seen a job change its state.
 *
 * @param fromMillis when a service was there for the last time, to the minute
 * @param toMillis when the next one knew the job's state
 * @param known whether the changes tell the state in the meantime all the same: the same process was there before and
 *     after it, or its end was recorded, or there was none, which without a service stays so
 */
public record StateGap(long fromMillis, long toMillis, boolean known) {}
