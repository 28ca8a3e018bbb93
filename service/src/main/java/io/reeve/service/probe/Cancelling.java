package io.reeve.service.probe;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Futures that take their source with them when they are cancelled, which those of the JDK do not. */
final class Cancelling {
    private Cancelling() {}

    /** A verdict from a result or from a failure. */
    static <T> CompletableFuture<Verdict> map(
            CompletableFuture<T> source, Function<T, Verdict> result, Function<Throwable, Verdict> failure) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        source.whenComplete(
                (value, problem) -> verdict.complete(problem == null ? result.apply(value) : failure.apply(problem)));
        verdict.whenComplete((value, problem) -> {
            if (verdict.isCancelled()) {
                source.cancel(true);
            }
        });
        return verdict;
    }
}
