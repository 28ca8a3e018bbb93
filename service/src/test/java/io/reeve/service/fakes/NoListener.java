package io.reeve.service.fakes;

import io.reeve.mbeans.JobStatus;
import io.reeve.service.job.Job;
import io.reeve.service.job.JobListener;

/** Hears of jobs and does nothing about it. */
public final class NoListener implements JobListener {

    @Override
    public void added(Job job) {}

    @Override
    public void removed(Job job) {}

    @Override
    public void changed(Job job, JobStatus before, JobStatus after) {}
}
