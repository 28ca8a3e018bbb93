package io.reeve.mbeans;

/**
 * A job's state from one moment on, until the next change.
 *
 * @param atMillis when it came to be, in milliseconds since the epoch
 * @param state the state
 * @param reason why, in one sentence, of which the first 200 characters are kept
 */
public record StateChange(long atMillis, JobState state, String reason) {}
