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
 * Finds out whether one run of a job becomes ready in time. It is decided once: ready, not ready, or cancelled. Thread-safe.
 */
public final class Readiness {
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);

    private final ReadinessSettings settings;
    private final ProbeRoom room;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Consumer<Verdict> listener;
    private final AtomicBoolean decided = new AtomicBoolean();
    private Optional<Repeated> probing = Optional.empty();
    private Optional<Future<?>> deadline = Optional.empty();
    private volatile String lastFailure;

    /**
     * @param timer for what never blocks
     * @param listener told once, on any thread; not at all after {@link #cancel} came first
     */
    public Readiness(
            ReadinessSettings settings,
            ProbeRoom room,
            ScheduledExecutorService timer,
            Clock clock,
            Consumer<Verdict> listener) {
        this.settings = settings;
        this.room = room;
        this.timer = timer;
        this.clock = clock;
        this.listener = listener;
        this.lastFailure = settings.when().missing();
    }

    /** Begins, for a process that was started at some moment, which may have passed long ago. Call it once. */
    public synchronized void begin(Instant startedAt) {
        if (decided.get()) {
            return;
        }
        Duration up = Duration.between(startedAt, clock.instant());
        Duration age = up.isNegative() ? Duration.ZERO : up;
        if (settings.when() instanceof ReadyWhen.UpFor upFor) {
            schedule(this::ready, upFor.after().minus(age));
            return;
        }
        schedule(this::late, settings.timeout().minus(age));
        if (settings.when() instanceof ReadyWhen.Answers answers) {
            Duration most = settings.timeout().compareTo(LONGEST_CHECK) < 0 ? settings.timeout() : LONGEST_CHECK;
            Repeated checks =
                    new Repeated(() -> answers.probe().check(room, most), settings.interval(), timer, this::probed);
            probing = Optional.of(checks);
            checks.after(Duration.ZERO);
        }
    }

    private void schedule(Runnable task, Duration delay) {
        try {
            deadline = Optional.of(timer.schedule(task, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            cancel(); // the service ends
        }
    }

    private void probed(Verdict verdict) {
        if (verdict.good()) {
            ready();
        } else {
            lastFailure = verdict.reason();
        }
    }

    /** The job has printed the line, or has notified. */
    public void ready() {
        decide(Verdict.GOOD);
    }

    private void late() {
        decide(Verdict.bad("not ready within " + Durations.format(settings.timeout()) + ": " + lastFailure));
    }

    private void decide(Verdict verdict) {
        if (decided.compareAndSet(false, true)) {
            end();
            listener.accept(verdict);
        }
    }

    /** Ends it without a verdict, unless there is one already. */
    public void cancel() {
        decided.set(true);
        end();
    }

    private synchronized void end() {
        deadline.ifPresent(future -> future.cancel(false));
        probing.ifPresent(Repeated::cancel);
    }
}
