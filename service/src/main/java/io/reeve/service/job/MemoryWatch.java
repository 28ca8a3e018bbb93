package io.reeve.service.job;

import io.reeve.service.config.Bytes;
import io.reeve.service.process.Run;
import io.reeve.service.process.Workers;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Notices the runs that have more memory than they may have: a pass every few seconds looks at all of them at once, and
 * there is none while no run has a limit. Thread-safe.
 */
final class MemoryWatch {
    private final Function<Collection<Run>, Map<Run, Long>> look;
    private final Map<Run, Watched> runs = new ConcurrentHashMap<>();
    private final Passes passes;

    /**
     * @param look finds the resident bytes of the process trees of runs; it may take its time
     * @param interval from the end of one pass to the next one
     */
    MemoryWatch(Function<Collection<Run>, Map<Run, Long>> look, Workers workers, Duration interval) {
        this.look = look;
        this.passes = new Passes("look after the memory of jobs", this::check, this::isNeeded, workers, interval);
    }

    /**
     * Watches a run until it ends.
     *
     * @param limit what it may have at the moment
     * @param exceeded told once that it has more, and what; once again after {@link #reconsider}, if that is still so
     */
    void watch(Run run, Supplier<MemoryLimit> limit, Consumer<String> exceeded) {
        runs.put(run, new Watched(limit, exceeded));
        run.ended().whenComplete((ending, failure) -> runs.remove(run));
        passes.reconsider();
    }

    /** Limits may have changed. */
    void reconsider() {
        runs.values().forEach(watched -> watched.told = false);
        passes.reconsider();
    }

    private boolean isNeeded() {
        return runs.values().stream().anyMatch(Watched::isLimited);
    }

    /** Looks at once. */
    void check() {
        Map<Run, Watched> limited = runs.entrySet().stream()
                .filter(entry -> entry.getValue().isLimited())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!limited.isEmpty()) {
            Map<Run, Long> bytes = look.apply(limited.keySet());
            limited.forEach((run, watched) -> watched.compare(bytes.getOrDefault(run, 0L)));
        }
    }

    private static final class Watched {
        private final Supplier<MemoryLimit> limit;
        private final Consumer<String> exceeded;
        private volatile boolean told;

        Watched(Supplier<MemoryLimit> limit, Consumer<String> exceeded) {
            this.limit = limit;
            this.exceeded = exceeded;
        }

        boolean isLimited() {
            return limit.get().isSet();
        }

        void compare(long residentBytes) {
            MemoryLimit now = limit.get();
            if (now.isExceededBy(residentBytes) && !told) {
                told = true;
                exceeded.accept(Bytes.moreThan(residentBytes, now.soft()));
            }
        }
    }
}
