package io.reeve.service.job;

import io.reeve.mbeans.JobUsage;
import io.reeve.service.process.Run;
import io.reeve.service.process.TreeUse;
import io.reeve.service.process.Workers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What jobs have used in the last ten minutes: a look each ten seconds at all of them at once, and none while nothing runs.
 * Thread-safe.
 */
final class UsageHistory {
    private final Function<Collection<Run>, Map<Run, TreeUse>> look;
    private final Workers workers;
    private final Duration interval;
    private final Passes passes;
    private final Map<Run, String> runs = new ConcurrentHashMap<>();
    private final Map<String, Samples> samples = new TreeMap<>();
    private Map<Run, TreeUse> before = Map.of();
    private long atMillis;

    /**
     * @param look finds what the process trees of runs use; it may take its time
     * @param interval from the end of one look to the next one
     */
    UsageHistory(Function<Collection<Run>, Map<Run, TreeUse>> look, Workers workers, Duration interval) {
        this.look = look;
        this.workers = workers;
        this.interval = interval;
        this.passes = new Passes("find out what jobs use", this::sample, this::isNeeded, workers, interval);
    }

    /**
     * Looks at a run of a job until it ends.
     *
     * @return completed when it is looked at no more
     */
    CompletableFuture<?> watch(String job, Run run) {
        runs.put(run, job);
        CompletableFuture<?> unwatched = run.ended().whenComplete((ending, failure) -> runs.remove(run));
        passes.reconsider();
        return unwatched;
    }

    /** The job is no more. */
    synchronized void forget(String job) {
        samples.remove(job);
    }

    /**
     * The last samples of a job; none if it has not run lately.
     *
     * @param most how many at the most, from 1
     */
    synchronized JobUsage last(String job, int most) {
        check(most);
        Samples known = samples.get(job);
        return known == null ? new JobUsage(0, interval.toMillis(), List.of(), List.of()) : last(known, most);
    }

    /** Those of all jobs that have run lately, by name. */
    synchronized Map<String, JobUsage> last(int most) {
        check(most);
        Map<String, JobUsage> all = new TreeMap<>();
        samples.forEach((job, known) -> all.put(job, last(known, most)));
        return all;
    }

    private JobUsage last(Samples known, int most) {
        return known.last(most, atMillis, interval.toMillis());
    }

    private static void check(int most) {
        if (most < 1 || most > Samples.MOST) {
            throw new IllegalArgumentException("samples: expected 1 to " + Samples.MOST + ", not " + most);
        }
    }

    private synchronized boolean isNeeded() {
        return !runs.isEmpty() || !samples.isEmpty();
    }

    /** Takes a sample at once. */
    void sample() {
        Map<Run, String> now = Map.copyOf(runs);
        Map<Run, TreeUse> uses = now.isEmpty() ? Map.of() : look.apply(now.keySet());
        note(now, uses, workers.clock().millis());
    }

    private synchronized void note(Map<Run, String> jobs, Map<Run, TreeUse> uses, long millis) {
        Map<String, Long> bytes = new HashMap<>();
        Map<String, Long> cpuMillis = new HashMap<>();
        uses.forEach((run, use) -> {
            String job = String.valueOf(jobs.get(run));
            bytes.merge(job, use.residentBytes(), Long::sum);
            cpuMillis.merge(job, use.cpuMillisSince(before.getOrDefault(run, use)), Long::sum);
            samples.computeIfAbsent(job, any -> new Samples());
        });
        // The machine's clock may have been set back.
        long elapsed = millis > atMillis ? millis - atMillis : interval.toMillis();
        samples.forEach((job, known) ->
                known.add(bytes.getOrDefault(job, 0L), percent(cpuMillis.getOrDefault(job, 0L), elapsed)));
        samples.values().removeIf(Samples::areOver);
        before = uses;
        atMillis = millis;
    }

    /** With one decimal. */
    private static double percent(long cpuMillis, long elapsedMillis) {
        return Math.round(1000.0 * cpuMillis / elapsedMillis) / 10.0;
    }
}
