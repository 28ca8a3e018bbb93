package io.reeve.service.jmx;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.history.StateHistory;
import io.reeve.service.job.Job;
import io.reeve.service.job.JobListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps an MBean registered for every job, and its listeners informed. */
public final class JobExports implements JobListener {
    private final Exporter exporter;
    private final StateHistory history;
    private final Map<Job, StateExport> exports = new ConcurrentHashMap<>();

    public JobExports(Exporter exporter, StateHistory history) {
        this.exporter = exporter;
        this.history = history;
    }

    @Override
    public void added(Job job) {
        exports.put(
                job, exporter.exportWithState(ObjectNames.job(job.name()), JobMXBean.class, new JobBean(job, history)));
    }

    @Override
    public void removed(Job job) {
        StateExport export = exports.remove(job);
        if (export != null) {
            export.close();
        }
    }

    @Override
    public void changed(Job job, JobStatus before, JobStatus after) {
        StateExport export = exports.get(job);
        if (export != null) {
            export.stateChanged(after.reason(), before.state(), after.state(), after.sinceMillis());
        }
    }
}
