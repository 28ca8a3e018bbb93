package io.reeve.service.probe;

import io.reeve.spi.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Expects a sign of life so often, and tells once when none came, or is cancelled. However often signs come, the timer has
 * one task. Thread-safe.
 */
public final class Watchdog {
    private final Duration interval;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Consumer<String> listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Instant lastSign;
    private Optional<Future<?>> next = Optional.empty();

    /**
     * @param interval within which a sign must come
     * @param listener told the reason, on the timer's thread; not at all after {@link #cancel} came first
     */
    public Watchdog(Duration interval, ScheduledExecutorService timer, Clock clock, Consumer<String> listener) {
        this.interval = interval;
        this.timer = timer;
        this.clock = clock;
        this.listener = listener;
        this.lastSign = clock.instant();
    }

    /** Begins; the first sign is due one interval from now. Call it once. */
    public void begin() {
        sign();
        after(interval);
    }

    /** A sign of life: {@code WATCHDOG=1}. */
    public void sign() {
        lastSign = clock.instant();
    }

    private synchronized void after(Duration delay) {
        try {
            if (!over.get()) {
                next = Optional.of(timer.schedule(this::look, Math.max(1, delay.toMillis()), TimeUnit.MILLISECONDS));
            }
        } catch (RejectedExecutionException e) {
            over.set(true); // the service ends
        }
    }

    private void look() {
        Duration left = interval.minus(Duration.between(lastSign, clock.instant()));
        if (left.compareTo(interval) > 0) {
            sign(); // the clock was set back
            after(interval);
        } else if (left.toMillis() > 0) {
            after(left);
        } else if (over.compareAndSet(false, true)) {
            listener.accept("no WATCHDOG=1 came for " + Durations.format(interval));
        }
    }

    /** Ends it without a word. */
    public void cancel() {
        over.set(true);
        synchronized (this) {
            next.ifPresent(future -> future.cancel(false));
        }
    }
}
