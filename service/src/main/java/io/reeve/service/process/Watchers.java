package io.reeve.service.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to know that a job has printed something, whether it has a process at the moment or not. Thread-safe. */
public final class Watchers {
    private final Map<String, List<Runnable>> byJob = new ConcurrentHashMap<>();

    Watchers() {}

    /** Ends when it is closed. */
    public interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    Watching add(String job, Runnable printed) {
        byJob.compute(job, (key, known) -> {
            List<Runnable> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(printed);
            return all;
        });
        return () -> byJob.computeIfPresent(job, (key, all) -> {
            all.remove(printed);
            return all.isEmpty() ? null : all;
        });
    }

    void printed(String job) {
        List<Runnable> all = byJob.get(job);
        if (all != null) {
            all.forEach(Runnable::run);
        }
    }
}
