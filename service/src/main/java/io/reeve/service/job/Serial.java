package io.reeve.service.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Does one thing after the other, each of which may take its time, without keeping a thread waiting. */
final class Serial {
    private final Executor executor;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(true);

    Serial(Executor executor) {
        this.executor = executor;
    }

    /** Begins the operation when all earlier ones have ended, well or badly. */
    synchronized <T> CompletableFuture<T> then(Supplier<CompletableFuture<T>> operation) {
        CompletableFuture<T> next =
                last.handle((result, failure) -> true).thenComposeAsync(done -> operation.get(), executor);
        last = next;
        return next;
    }
}
