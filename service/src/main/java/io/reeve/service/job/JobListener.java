package io.reeve.service.job;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;

/**
 * Hears of jobs and their changes. Changes of one job come one after the other and in order; a listener must not block,
 * and must not wait for an operation on that job.
 */
public interface JobListener {
    /** A job is defined, or was found when the service started. */
    void added(Job job);

    /** A job's definition is another. */
    default void redefined(Job job) {}

    /** A job is no longer defined. */
    void removed(Job job);

    /** A job changed its state. */
    void changed(Job job, JobStatus before, JobStatus after);

    /** One of its instances is started again, and nobody has asked for it. */
    default void restarted(Job job) {}

    /** A run beside a job's instances has ended. */
    default void ended(Job job, InstanceStatus oneShot) {}
}
