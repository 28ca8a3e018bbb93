package io.reeve.service.job;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Sees to what a job depends on before it is started. Thread-safe. */
final class Prerequisites {
    private final Dependencies dependencies;
    private final Function<String, Job> jobs;

    /** @param jobs throws IllegalArgumentException where there is no job of a name */
    Prerequisites(Dependencies dependencies, Function<String, Job> jobs) {
        this.dependencies = dependencies;
        this.jobs = jobs;
    }

    Dependencies dependencies() {
        return dependencies;
    }

    /** Starts whatever the job depends on and is not up; completes when all of it is as far as it has to be. */
    CompletableFuture<?> met(JobSpec spec) {
        Optional<String> problem = dependencies.problem(spec.name());
        if (problem.isPresent()) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("job " + spec.name() + " cannot start: dependsOn: " + problem.get()));
        }
        return CompletableFuture.allOf(spec.upkeep().dependsOn().stream()
                .map(dependency -> met(spec.name(), dependency))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> met(String job, Dependency dependency) {
        Job other = jobs.apply(dependency.job());
        return switch (dependency.condition()) {
            case STARTED -> other.up();
            case READY ->
                other.up().thenCompose(up -> other.when(Prerequisites::isSettled)
                        .thenApply(settled -> checked(job, other, other.isRunning())));
            case COMPLETED ->
                (other.isCompleted() ? CompletableFuture.completedFuture(other.status()) : other.up())
                        .thenCompose(up -> other.when(Prerequisites::isOver))
                        .thenApply(over -> checked(job, other, other.isCompleted()));
        };
    }

    private static boolean isSettled(InstanceStatus status) {
        return status.state() == JobState.RUNNING || isOver(status);
    }

    private static boolean isOver(InstanceStatus status) {
        return switch (status.state()) {
            case STOPPED, EXITED, FATAL -> true;
            case STARTING, RUNNING, BACKOFF, STOPPING -> false;
        };
    }

    private static Job checked(String job, Job other, boolean met) {
        if (!met) {
            throw new IllegalStateException("job %s cannot start: it depends on %s, which is %s: %s"
                    .formatted(
                            job,
                            other.name(),
                            other.status().state(),
                            other.status().reason()));
        }
        return other;
    }
}
