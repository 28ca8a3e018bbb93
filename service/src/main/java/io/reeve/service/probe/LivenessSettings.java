package io.reeve.service.probe;

import java.time.Duration;

/**
 * How a job is watched once it is ready.
 *
 * @param interval between two probes
 * @param timeout of each
 * @param failures how many in a row are too many
 * @param initialDelay before the first probe
 */
public record LivenessSettings(Probe probe, Duration interval, Duration timeout, int failures, Duration initialDelay) {
    static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    static final int DEFAULT_FAILURES = 3;
    static final int MOST_FAILURES = 1000;
}
