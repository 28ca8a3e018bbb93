package io.reeve.service.process;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads and the clock that everything about processes shares.
 *
 * @param pool two threads: more launch no faster
 * @param timer one thread, for what never blocks
 */
public record Workers(ExecutorService pool, ScheduledExecutorService timer, Clock clock) {

    /** Does something on the pool; what it throws is the future's failure as it is. */
    public <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        pool.execute(() -> {
            try {
                result.complete(task.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Completes after so many milliseconds, on a thread that must not be kept busy. */
    static CompletableFuture<Boolean> after(long millis) {
        return new CompletableFuture<Boolean>().completeOnTimeout(true, millis, TimeUnit.MILLISECONDS);
    }
}
