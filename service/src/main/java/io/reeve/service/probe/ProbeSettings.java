package io.reeve.service.probe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a job's definition says of its readiness and its health.
 *
 * @param watchdog how often {@code WATCHDOG=1} must come at least
 */
public record ProbeSettings(
        Optional<ReadinessSettings> readiness, Optional<LivenessSettings> liveness, Optional<Duration> watchdog) {

    /** The settings of a job that are read here. */
    public static final List<String> KEYS = List.of("readiness", "liveness", "watchdog");

    /** Of a job about which nothing is said. */
    public static final ProbeSettings NONE = new ProbeSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads the settings of a job.
     *
     * @param problem told everything that is wrong: key, what was expected, and the value
     */
    public static ProbeSettings read(Map<String, ? extends @Nullable Object> settings, Consumer<String> problem) {
        return new ProbeSettingsReader(settings, problem).read();
    }

    /** Whether the job needs a socket to notify, {@code NOTIFY_SOCKET} in its environment. */
    public boolean notifies() {
        return readiness
                .filter(settings -> settings.when() instanceof ReadyWhen.Notifies)
                .isPresent();
    }
}
