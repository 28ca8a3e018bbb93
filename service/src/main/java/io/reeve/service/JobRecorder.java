package io.reeve.service;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.service.history.StateHistory;
import io.reeve.service.job.Job;
import io.reeve.service.job.JobListener;

/** Has the history of what becomes of jobs written, before anybody else hears of it: who then asks finds it there. */
final class JobRecorder implements JobListener {
    private final StateHistory history;
    private final JobListener others;

    JobRecorder(StateHistory history, JobListener others) {
        this.history = history;
        this.others = others;
    }

    @Override
    public void added(Job job) {
        history.added(job.status());
        others.added(job);
    }

    @Override
    public void redefined(Job job) {
        others.redefined(job);
    }

    @Override
    public void removed(Job job) {
        history.removed(job.name());
        others.removed(job);
    }

    @Override
    public void changed(Job job, JobStatus before, JobStatus after) {
        history.changed(after);
        others.changed(job, before, after);
    }

    @Override
    public void restarted(Job job) {
        history.restarted(job.name());
        others.restarted(job);
    }

    @Override
    public void ended(Job job, InstanceStatus oneShot) {
        others.ended(job, oneShot);
    }
}
