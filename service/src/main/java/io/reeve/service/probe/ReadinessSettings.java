package io.reeve.service.probe;

import java.time.Duration;

/**
 * When a job is ready.
 *
 * @param interval between two probes, where it is probed
 * @param timeout after the start by which it must be ready; of no meaning where only time makes it ready
 */
public record ReadinessSettings(ReadyWhen when, Duration interval, Duration timeout) {
    static final Duration DEFAULT_INTERVAL = Duration.ofMillis(500);
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
}
