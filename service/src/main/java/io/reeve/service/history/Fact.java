package io.reeve.service.history;

import io.reeve.mbeans.JobStatus;

/** Something that has just been heard of a job. */
sealed interface Fact {

    /** How it is: after a change, or when it became known. */
    record Seen(long atMillis, JobStatus status, boolean added) implements Fact {}

    /** An instance was started again. */
    record Restarted(long atMillis, String job) implements Fact {}

    /** It is no more. */
    record Removed(String job) implements Fact {}
}
