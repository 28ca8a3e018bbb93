package io.reeve.service.job;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.output.OutputListener;
import io.reeve.service.probe.LineMatcher;
import io.reeve.service.probe.Liveness;
import io.reeve.service.probe.Notification;
import io.reeve.service.probe.ProbeRoom;
import io.reeve.service.probe.ProbeSettings;
import io.reeve.service.probe.Readiness;
import io.reeve.service.probe.ReadyWhen;
import io.reeve.service.probe.Watchdog;
import io.reeve.service.process.Workers;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Watches one run: until it is ready, and from then on whether it is healthy. Thread-safe. */
final class Health implements OutputListener {

    /** Who is told, on any thread; not after it has been cancelled. */
    interface Listener {
        void ready(Health health);

        /** It is not ready in time, or is no longer as it should be; told once. */
        void failed(Health health, String reason);
    }

    private final Listener listener;
    private final Map<OutputStreamName, LineMatcher> matchers = new EnumMap<>(OutputStreamName.class);
    private final Optional<Readiness> readiness;
    private final Optional<Liveness> liveness;
    private final Optional<Watchdog> watchdog;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Health(ProbeSettings settings, ProbeRoom probes, Workers workers, Listener listener) {
        this.listener = listener;
        this.readiness = settings.readiness()
                .map(each -> new Readiness(each, probes, workers.timer(), workers.clock(), verdict -> {
                    if (verdict.good()) {
                        ready();
                    } else {
                        failed(verdict.reason());
                    }
                }));
        this.liveness = settings.liveness().map(each -> new Liveness(each, probes, workers.timer(), this::failed));
        this.watchdog =
                settings.watchdog().map(each -> new Watchdog(each, workers.timer(), workers.clock(), this::failed));
        if (settings.readiness().isPresent() && settings.readiness().get().when() instanceof ReadyWhen.Prints prints) {
            for (OutputStreamName stream : OutputStreamName.values()) {
                matchers.put(stream, new LineMatcher(prints.pattern()));
            }
        }
    }

    /** Whether the process is ready only when {@link Listener#ready} says so. */
    boolean isAwaited() {
        return readiness.isPresent();
    }

    /**
     * Begins to look, at a process that was started at some moment.
     *
     * @param ready whether it is ready already
     */
    void begin(Instant startedAt, boolean ready) {
        if (ready) {
            readiness.ifPresent(Readiness::cancel);
            watch();
        } else {
            readiness.ifPresent(each -> each.begin(startedAt));
        }
    }

    private void ready() {
        if (!cancelled.get()) {
            watch();
            listener.ready(this);
        }
    }

    private void watch() {
        liveness.ifPresent(Liveness::begin);
        watchdog.ifPresent(Watchdog::begin);
    }

    private void failed(String reason) {
        if (!cancelled.get()) {
            cancel();
            listener.failed(this, reason);
        }
    }

    @Override
    public boolean printed(OutputStreamName stream, ByteBuffer bytes) {
        LineMatcher matcher = matchers.get(stream);
        if (matcher == null) {
            return false;
        }
        if (matcher.accept(bytes)) {
            readiness.ifPresent(Readiness::ready);
        }
        return !matcher.isOver() && !cancelled.get();
    }

    void notified(Notification notification) {
        if (notification.ready()) {
            readiness.ifPresent(Readiness::ready);
        }
        if (notification.watchdog()) {
            watchdog.ifPresent(Watchdog::sign);
        }
        if (notification.watchdogTriggered() && watchdog.isPresent()) {
            failed("it asked for its watchdog");
        }
    }

    /** Looks no more. */
    void cancel() {
        cancelled.set(true);
        readiness.ifPresent(Readiness::cancel);
        liveness.ifPresent(Liveness::cancel);
        watchdog.ifPresent(Watchdog::cancel);
    }
}
