package io.reeve.scheduler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The runs that get in each other's way: those that start one job, or the one-shots of one schedule. For one thread. */
final class Lane {

    static final int MOST_WAITING = 100;

    private final Deque<Run> waiting = new ArrayDeque<>();
    private final Set<Run> inside = new LinkedHashSet<>();

    /** Its name: that of a job's starts is the job's. */
    static String of(Run run) {
        return switch (run.action()) {
            // No job's name has a colon.
            case RUN -> run.job() + ":" + run.state().schedule();
            case START, RESTART, SIGNAL -> run.job();
        };
    }

    /** The runs that are under way. */
    List<Run> inside() {
        return List.copyOf(inside);
    }

    void enter(Run run) {
        inside.add(run);
    }

    void leave(Run run) {
        inside.remove(run);
    }

    /** Lets a run wait; returns whether there is room. */
    boolean wait(Run run) {
        return waiting.size() < MOST_WAITING && waiting.add(run);
    }

    /** The run that has waited longest. */
    Optional<Run> first() {
        return Optional.ofNullable(waiting.peek());
    }

    void removeFirst() {
        waiting.remove();
    }

    boolean isFree() {
        return inside.isEmpty();
    }

    boolean isEmpty() {
        return inside.isEmpty() && waiting.isEmpty();
    }
}
