package io.reeve.spi;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;

/** Hears of changes of jobs, those of one job in order; must not block. What it throws is logged and harms nobody. */
@FunctionalInterface
public interface TransitionListener {

    void changed(JobStatus before, JobStatus after);

    /** A one-shot run beside a job has ended. */
    default void ended(String job, InstanceStatus oneShot) {}
}
