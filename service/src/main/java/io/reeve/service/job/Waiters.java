package io.reeve.service.job;

import io.reeve.mbeans.InstanceStatus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Those who wait until an instance has a status that they want. Thread-safe. */
final class Waiters {
    private final List<Waiter> all = new CopyOnWriteArrayList<>();

    private record Waiter(Predicate<InstanceStatus> wanted, CompletableFuture<InstanceStatus> found) {
        /** Whoever waits goes on on a thread of its own, and cannot keep the instance from going on. */
        void look(InstanceStatus status) {
            if (wanted.test(status)) {
                found.completeAsync(() -> status);
            }
        }
    }

    /** Completes with the first wanted status that {@link #look} is shown from now on. */
    CompletableFuture<InstanceStatus> add(Predicate<InstanceStatus> wanted) {
        Waiter waiter = new Waiter(wanted, new CompletableFuture<>());
        all.add(waiter);
        return waiter.found();
    }

    void look(InstanceStatus status) {
        all.forEach(waiter -> waiter.look(status));
        all.removeIf(waiter -> waiter.found().isDone());
    }
}
