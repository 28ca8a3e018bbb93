package io.reeve.service.job;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Does something with jobs side by side, but with each one only when it is over for those that depend on it. */
final class ReverseOrder {
    private final Dependencies dependencies;
    private final Map<String, Job> jobs;
    private final Function<Job, CompletableFuture<?>> operation;
    private final Map<String, Optional<CompletableFuture<?>>> begun = new HashMap<>();

    private ReverseOrder(
            Dependencies dependencies, Map<String, Job> jobs, Function<Job, CompletableFuture<?>> operation) {
        this.dependencies = dependencies;
        this.jobs = jobs;
        this.operation = operation;
    }

    /** Begins with those on which none of the jobs depends; the results come by name. What fails keeps nothing from it. */
    static Map<String, CompletableFuture<?>> begin(
            Dependencies dependencies, Map<String, Job> jobs, Function<Job, CompletableFuture<?>> operation) {
        ReverseOrder order = new ReverseOrder(dependencies, jobs, operation);
        Map<String, CompletableFuture<?>> results = new LinkedHashMap<>();
        jobs.values().forEach(job -> results.put(job.name(), order.begin(job)));
        return results;
    }

    private CompletableFuture<?> begin(Job job) {
        Optional<CompletableFuture<?>> known = begun.get(job.name());
        if (known != null) {
            // Nothing yet: a cycle, which a file may have. It has to be broken somewhere.
            return known.isPresent() ? known.get() : CompletableFuture.completedFuture(job);
        }
        begun.put(job.name(), Optional.empty());
        CompletableFuture<?>[] before = dependencies.dependents(job.name()).stream()
                .flatMap(name -> Optional.ofNullable(jobs.get(name)).stream())
                .map(this::begin)
                .toArray(CompletableFuture[]::new);
        CompletableFuture<?> result =
                CompletableFuture.allOf(before).handle((done, failure) -> job).thenCompose(operation::apply);
        begun.put(job.name(), Optional.of(result));
        return result;
    }
}
