package io.reeve.service;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.service.http.JobWatch;
import io.reeve.service.http.Watching;
import io.reeve.service.job.Job;
import io.reeve.service.job.JobListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the HTTP door's clients of jobs, after the listener that comes first: by then the jobs' beans are as they say. */
final class JobFeed implements JobListener, JobWatch {
    private final JobListener first;
    private final List<JobWatch.Listener> listeners = new CopyOnWriteArrayList<>();

    JobFeed(JobListener first) {
        this.first = first;
    }

    @Override
    public Watching watch(JobWatch.Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void added(Job job) {
        first.added(job);
        listeners.forEach(listener -> listener.defined(job.name()));
    }

    @Override
    public void redefined(Job job) {
        first.redefined(job);
        listeners.forEach(listener -> listener.defined(job.name()));
    }

    @Override
    public void removed(Job job) {
        first.removed(job);
        listeners.forEach(listener -> listener.changed(job.name()));
    }

    @Override
    public void changed(Job job, JobStatus before, JobStatus after) {
        first.changed(job, before, after);
        listeners.forEach(listener -> listener.changed(job.name()));
    }

    @Override
    public void restarted(Job job) {
        first.restarted(job);
    }

    @Override
    public void ended(Job job, InstanceStatus oneShot) {
        first.ended(job, oneShot);
    }
}
