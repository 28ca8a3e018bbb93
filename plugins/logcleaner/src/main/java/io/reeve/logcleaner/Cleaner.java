package io.reeve.logcleaner;

import io.reeve.mbeans.LogCleaning;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Cleans up, one run at a time, and looks after the disk in between. All of it is done by the timer's one thread. */
final class Cleaner implements Pace {
    private static final long LOOK_MILLIS = 5_000;

    private final Function<Pace, LogCleaning> cleaning;
    private final DiskGuard guard;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final System.Logger log;

    private volatile Totals totals = new Totals(LogCleaning.NONE, 0);
    private volatile boolean closed;
    private CompletableFuture<LogCleaning> current = CompletableFuture.completedFuture(LogCleaning.NONE);
    private long lookedAt;

    /** @param cleaning goes through the logs once */
    Cleaner(
            Function<Pace, LogCleaning> cleaning,
            DiskGuard guard,
            ScheduledExecutorService timer,
            Clock clock,
            System.Logger log) {
        this.cleaning = cleaning;
        this.guard = guard;
        this.timer = timer;
        this.clock = clock;
        this.log = log;
    }

    /**
     * What was done since the service started.
     *
     * @param lastRunMillis when the last run ended, since the epoch; 0 before the first
     */
    record Totals(LogCleaning sum, long lastRunMillis) {}

    Totals totals() {
        return totals;
    }

    /** Cleans up now and whenever the time has passed again, and looks after the disk. */
    void begin(Duration interval) {
        timer.scheduleWithFixedDelay(this::watch, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::request, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Cleans up, or awaits the end of the run that is on its way.
     *
     * @throws IllegalStateException if the plugin is closed before
     */
    LogCleaning clean() {
        try {
            return request().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Begins a run unless one is on its way. */
    synchronized CompletableFuture<LogCleaning> request() {
        if (!closed && current.isDone()) {
            CompletableFuture<LogCleaning> next = new CompletableFuture<>();
            timer.execute(() -> run(next));
            current = next;
        }
        return current;
    }

    private void run(CompletableFuture<LogCleaning> run) {
        try {
            LogCleaning done = cleaning.apply(this);
            totals = new Totals(totals.sum().and(done), clock.millis());
            run.complete(done);
        } catch (RuntimeException e) {
            log.log(Level.WARNING, "cannot clean up", e);
            run.completeExceptionally(e);
        }
    }

    /** A run that is on its way when the disk has become full goes on without compressing; else one begins. */
    void watch() {
        lookedAt = clock.millis();
        if (!closed && guard.look()) {
            request();
        }
    }

    @Override
    public boolean goesOn() {
        if (Math.abs(clock.millis() - lookedAt) >= LOOK_MILLIS) {
            watch();
        }
        return !closed;
    }

    @Override
    public boolean hasRoom() {
        return !guard.isLow();
    }

    /** Ends the run that is on its way, and lets logs be written. */
    synchronized void close() {
        IllegalStateException why = new IllegalStateException("the plugin logcleaner is closed");
        closed = true;
        current.completeExceptionally(why);
        current = CompletableFuture.failedFuture(why);
        guard.end();
    }
}
