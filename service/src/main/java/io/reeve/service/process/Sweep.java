package io.reeve.service.process;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Takes one census after the other, each for all who asked before it began: a hundred jobs that end together
 * are seen to by two or three looks at the processes of the machine, not by hundreds. Thread-safe.
 */
final class Sweep {
    private final Workers workers;
    private final Supplier<Set<Integer>> knownProcesses;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(true);
    private Optional<CompletableFuture<Census>> next = Optional.empty();

    /** @param knownProcesses the pids of all runs and shims, which cannot be strays */
    Sweep(Workers workers, Supplier<Set<Integer>> knownProcesses) {
        this.workers = workers;
        this.knownProcesses = knownProcesses;
    }

    /** A census that has not begun yet. */
    synchronized CompletableFuture<Census> census() {
        CompletableFuture<Census> asked =
                next.orElseGet(() -> last.handleAsync((done, failure) -> take(), workers.pool()));
        next = Optional.of(asked);
        last = asked;
        return asked;
    }

    private Census take() {
        synchronized (this) {
            next = Optional.empty();
        }
        return Census.take(knownProcesses.get());
    }
}
