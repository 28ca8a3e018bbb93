package io.reeve.service.job;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that is to happen later, unless it is called off. Thread-safe. */
final class Alarm {
    private final ScheduledExecutorService timer;
    private @Nullable Future<?> pending;

    /** @param timer its thread must not be kept busy */
    Alarm(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Sets it, in place of what it was set for. */
    synchronized void set(Duration delay, Runnable action) {
        cancel();
        pending = timer.schedule(action, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    synchronized void cancel() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }
}
