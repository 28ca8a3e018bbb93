package io.reeve.scheduler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of one job that start it: one at a time. For one thread. */
final class Lane {

    static final int MOST_WAITING = 100;

    private final Deque<Run> waiting = new ArrayDeque<>();
    private @Nullable Run current;

    Optional<Run> current() {
        return Optional.ofNullable(current);
    }

    void enter(Run run) {
        current = run;
    }

    /** Leaves it, if it is the one that is in. */
    void leave(Run run) {
        if (current == run) {
            current = null;
        }
    }

    /** Lets a run wait; returns whether there is room. */
    boolean wait(Run run) {
        return waiting.size() < MOST_WAITING && waiting.add(run);
    }

    Optional<Run> poll() {
        return Optional.ofNullable(waiting.poll());
    }

    int waiting() {
        return waiting.size();
    }

    boolean isEmpty() {
        return current == null && waiting.isEmpty();
    }
}
