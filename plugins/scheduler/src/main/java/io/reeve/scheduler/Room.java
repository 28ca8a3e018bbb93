package io.reeve.scheduler;

import io.reeve.spi.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the scheduler works.
 *
 * @param thread its one thread
 * @param workers for what may take long
 * @param timer does something after a time, however the clock is set meanwhile
 * @param alarms makes an alarm of the wall clock
 * @param log for what cannot be told to a caller
 * @param boot the present boot of the machine
 */
record Room(
        Executor thread,
        Executor workers,
        Later timer,
        Function<Runnable, Alarm> alarms,
        Clock clock,
        System.Logger log,
        String boot) {

    /** A timer. */
    interface Later {
        /** Does something after a time, at once if it is not positive. */
        void later(Duration delay, Runnable action);
    }

    /** Does something on the scheduler's thread and waits for it; what it throws is thrown. */
    <T> T call(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, thread).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
