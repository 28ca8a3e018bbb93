package io.reeve.service.job;

import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who bring jobs back that their own policy would leave. Thread-safe. */
public final class Guards {
    private static final Logger LOG = LoggerFactory.getLogger(Guards.class);

    private final List<Predicate<JobDefinition>> all = new CopyOnWriteArrayList<>();
    private volatile Runnable whenAdded = () -> {};

    /** Lets somebody guard, who is asked at once about the jobs that have ended by themselves before. */
    public void add(Predicate<JobDefinition> guard) {
        all.add(guard);
        whenAdded.run();
    }

    /** Undoes {@link #add}. */
    public void remove(Predicate<JobDefinition> guard) {
        all.remove(guard);
    }

    /** @param action asks them about every job that has ended */
    void whenAdded(Runnable action) {
        whenAdded = action;
    }

    boolean guard(JobSpec spec) {
        return !all.isEmpty() && spec.upkeep().kind() == JobKind.SERVICE && guard(spec.toDefinition());
    }

    private boolean guard(JobDefinition definition) {
        for (Predicate<JobDefinition> guard : all) {
            try {
                if (guard.test(definition)) {
                    return true;
                }
            } catch (RuntimeException e) {
                LOG.warn("a guard of job {} failed", definition.name(), e);
            }
        }
        return false;
    }
}
