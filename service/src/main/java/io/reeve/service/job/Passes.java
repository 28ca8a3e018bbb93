package io.reeve.service.job;

import io.reeve.service.process.Workers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again for as long as there is a need, each time so long after the last one. Thread-safe. */
final class Passes {
    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

    private final String what;
    private final Runnable pass;
    private final BooleanSupplier needed;
    private final Workers workers;
    private final Duration interval;
    private boolean planned;

    /**
     * @param what it does, for the log, where one that fails is no reason to stop
     * @param pass does it; it may take its time
     * @param needed asked after each pass whether there is to be another one
     */
    Passes(String what, Runnable pass, BooleanSupplier needed, Workers workers, Duration interval) {
        this.what = what;
        this.pass = pass;
        this.needed = needed;
        this.workers = workers;
        this.interval = interval;
    }

    /** There may be a need now. */
    void reconsider() {
        if (needed.getAsBoolean()) {
            plan();
        }
    }

    private synchronized void plan() {
        if (!planned) {
            workers.timer().schedule(this::begin, interval.toMillis(), TimeUnit.MILLISECONDS);
            planned = true;
        }
    }

    /** It blocks, which the timer's thread must not. */
    private void begin() {
        workers.submit(this::run);
    }

    private boolean run() {
        try {
            pass.run();
        } catch (RuntimeException e) {
            LOG.warn("cannot {}: {}", what, Failures.message(e));
        }
        synchronized (this) {
            planned = false;
        }
        reconsider();
        return true;
    }
}
