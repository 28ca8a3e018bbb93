package io.reeve.service.probe;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Probes a job that is ready until it has failed too often in a row, which is told once, or is cancelled. Thread-safe. */
public final class Liveness {
    private final LivenessSettings settings;
    private final Consumer<String> listener;
    private final Repeated probing;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * @param timer for what never blocks
     * @param listener told the reason, on any thread; not at all after {@link #cancel} came first
     */
    public Liveness(
            LivenessSettings settings, ProbeRoom room, ScheduledExecutorService timer, Consumer<String> listener) {
        this.settings = settings;
        this.listener = listener;
        this.probing = new Repeated(
                () -> settings.probe().check(room, settings.timeout()), settings.interval(), timer, this::probed);
    }

    /** Begins with the initial delay. Call it once. */
    public void begin() {
        probing.after(settings.initialDelay());
    }

    private void probed(Verdict verdict) {
        int inARow = verdict.good() ? 0 : failures.get() + 1;
        failures.set(inARow);
        if (inARow >= settings.failures() && over.compareAndSet(false, true)) {
            probing.cancel();
            listener.accept(
                    inARow == 1
                            ? "failed a health check: " + verdict.reason()
                            : "failed " + inARow + " health checks in a row: " + verdict.reason());
        }
    }

    /** Ends it without a word. */
    public void cancel() {
        over.set(true);
        probing.cancel();
    }
}
