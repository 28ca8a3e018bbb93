package io.reeve.mbeans;

/** What becomes of a firing whose job is still up, or with the action RUN, the one-shot run of the firing before. */
public enum Concurrency {
    /** It is skipped. */
    FORBID,
    /** It begins beside it; with the action RUN. */
    ALLOW,
    /** It waits until the job is down, after those that wait already. */
    QUEUE,
    /** What is up is stopped first. */
    REPLACE
}
