package io.reeve.service.fakes;

import io.reeve.mbeans.JobStatus;
import io.reeve.service.http.JobWatch;
import io.reeve.service.http.OutputWatch;
import io.reeve.service.job.Job;
import io.reeve.service.job.JobListener;

/** Hears of jobs and does nothing about it. */
public final class NoListener implements JobListener {

    /** Tells of no output. */
    public static final OutputWatch OUTPUTS = (job, instance, printed) -> () -> {};

    /** Tells of no change. */
    public static final JobWatch JOBS = listener -> () -> {};

    @Override
    public void added(Job job) {}

    @Override
    public void removed(Job job) {}

    @Override
    public void changed(Job job, JobStatus before, JobStatus after) {}
}
