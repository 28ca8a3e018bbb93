package io.reeve.mbeans;

/** What a job is for. */
public enum JobKind {
    /** To be up, as its restart policy says. */
    SERVICE,
    /** To come to its end each time that somebody starts it. */
    ONESHOT,
    /** The same, started by its schedules, and by nothing else that is not a person. */
    SCHEDULED
}
