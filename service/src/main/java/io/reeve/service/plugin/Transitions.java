package io.reeve.service.plugin;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.service.job.Job;
import io.reeve.service.job.JobListener;
import io.reeve.spi.TransitionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells plugins of changes of jobs, after the one listener that comes first. */
public final class Transitions implements JobListener {
    private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);

    private final JobListener first;
    private final List<TransitionListener> listeners = new CopyOnWriteArrayList<>();

    public Transitions(JobListener first) {
        this.first = first;
    }

    void add(TransitionListener listener) {
        listeners.add(listener);
    }

    void remove(TransitionListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void added(Job job) {
        first.added(job);
    }

    @Override
    public void redefined(Job job) {
        first.redefined(job);
    }

    @Override
    public void removed(Job job) {
        first.removed(job);
    }

    @Override
    public void changed(Job job, JobStatus before, JobStatus after) {
        first.changed(job, before, after);
        tell(job, listener -> listener.changed(before, after));
    }

    @Override
    public void restarted(Job job) {
        first.restarted(job);
    }

    @Override
    public void ended(Job job, InstanceStatus oneShot) {
        first.ended(job, oneShot);
        tell(job, listener -> listener.ended(job.name(), oneShot));
    }

    private void tell(Job job, Consumer<TransitionListener> event) {
        for (TransitionListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener of job {} failed", job.name(), e);
            }
        }
    }
}
