package io.reeve.mbeans;

/** What becomes of a firing whose job is still up. */
public enum Concurrency {
    /** It is skipped. */
    FORBID,
    /** It waits until the job is down, after those that wait already. */
    QUEUE,
    /** The job is stopped first. */
    REPLACE
}
