package io.reeve.service.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which job depends on which. Thread-safe. */
final class Dependencies {
    private final Map<String, List<Dependency>> byJob = new HashMap<>();

    /** Takes what a file says as it is: a job that cannot be started on that account can be changed. */
    synchronized void load(JobSpec spec) {
        byJob.put(spec.name(), spec.upkeep().dependsOn());
    }

    /**
     * Takes a new or a changed definition.
     *
     * @throws IllegalArgumentException if it depends on a job that does not exist, or in the end on itself
     */
    synchronized void declare(JobSpec spec) {
        List<Dependency> before = byJob.get(spec.name());
        byJob.put(spec.name(), spec.upkeep().dependsOn());
        Optional<String> problem = problem(spec.name());
        if (problem.isPresent()) {
            undo(spec.name(), before);
            throw new IllegalArgumentException("job " + spec.name() + ": dependsOn: " + problem.get());
        }
    }

    private void undo(String job, @Nullable List<Dependency> before) {
        if (before == null) {
            byJob.remove(job);
        } else {
            byJob.put(job, before);
        }
    }

    /** Why a job cannot be started, if there is a reason among what it depends on. */
    synchronized Optional<String> problem(String job) {
        for (Dependency dependency : byJob.getOrDefault(job, List.of())) {
            if (!byJob.containsKey(dependency.job())) {
                return Optional.of("no job is called '" + dependency.job() + "'");
            }
        }
        return cycle(job, new ArrayDeque<>(List.of(job)), new HashSet<>())
                .map(names -> String.join(" -> ", names) + " is a cycle");
    }

    /**
     * A way from the last of the jobs to the first.
     *
     * @param seen the jobs that have been looked at
     */
    private Optional<List<String>> cycle(String start, Deque<String> way, Set<String> seen) {
        for (Dependency dependency : byJob.getOrDefault(way.getLast(), List.of())) {
            way.addLast(dependency.job());
            if (dependency.job().equals(start)) {
                return Optional.of(List.copyOf(way));
            }
            Optional<List<String>> found = seen.add(dependency.job()) ? cycle(start, way, seen) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
            way.removeLast();
        }
        return Optional.empty();
    }

    /** The jobs that depend on one. */
    synchronized List<String> dependents(String job) {
        return byJob.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(each -> each.job().equals(job)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    synchronized void remove(String job) {
        byJob.remove(job);
    }
}
