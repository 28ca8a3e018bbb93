package io.reeve.service.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Checks again and again, the next time a while after the verdict of the last. Thread-safe. */
final class Repeated {
    private final Supplier<CompletableFuture<Verdict>> check;
    private final Duration interval;
    private final ScheduledExecutorService timer;
    private final Consumer<Verdict> listener;
    private Optional<Future<?>> next = Optional.empty();
    private boolean cancelled;

    /**
     * @param check returns at once
     * @param listener told each verdict, on any thread, before the next check begins
     */
    Repeated(
            Supplier<CompletableFuture<Verdict>> check,
            Duration interval,
            ScheduledExecutorService timer,
            Consumer<Verdict> listener) {
        this.check = check;
        this.interval = interval;
        this.timer = timer;
        this.listener = listener;
    }

    /** Begins, or goes on, after a delay. */
    synchronized void after(Duration delay) {
        if (cancelled) {
            return;
        }
        try {
            next = Optional.of(timer.schedule(this::checkNow, delay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            cancelled = true; // the service ends
        }
    }

    private void checkNow() {
        CompletableFuture<Verdict> checking = begun();
        synchronized (this) {
            next = Optional.of(checking);
            if (cancelled) {
                checking.cancel(true);
            }
        }
        checking.whenComplete((verdict, failure) -> told(failure == null ? verdict : failed(failure)));
    }

    private CompletableFuture<Verdict> begun() {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(e));
        }
    }

    private static Verdict failed(Throwable failure) {
        return Verdict.bad("cannot be probed: " + Brief.message(failure));
    }

    private void told(Verdict verdict) {
        if (!isCancelled()) {
            listener.accept(verdict);
            after(interval);
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Ends it, and the check that is under way. */
    void cancel() {
        Optional<Future<?>> last;
        synchronized (this) {
            cancelled = true;
            last = next;
        }
        last.ifPresent(future -> future.cancel(true));
    }
}
