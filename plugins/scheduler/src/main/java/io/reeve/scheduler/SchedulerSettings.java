package io.reeve.scheduler;

import io.reeve.spi.PluginSettings;
import java.time.Duration;

/**
 * What stands in {@code etc/plugins/scheduler.yaml}.
 *
 * @param history which runs are kept
 * @param workers how many jobs are started at the same time; that is mostly waiting for their processes, for jobs they
 *     depend on, for one that is to be stopped before
 * @param memoryInterval between two looks at the memory of runs, zero for never
 */
record SchedulerSettings(Bounds history, int workers, Duration memoryInterval) {

    private static final String FILE = "etc/plugins/scheduler.yaml";

    static SchedulerSettings read(PluginSettings settings) {
        return new SchedulerSettings(
                new Bounds(
                        (int) settings.number("history.count", 1000, 1, 100_000),
                        settings.duration("history.age", Duration.ofDays(90))),
                (int) settings.number("workers", 32, 1, 256),
                settings.duration("memoryInterval", Duration.ofSeconds(5)));
    }

    /** To be called when all else was found right. */
    SchedulerSettings checked() {
        if (history.age().compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(FILE + ": history.age: expected 1m at least");
        }
        if (!memoryInterval.isZero() && memoryInterval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(FILE + ": memoryInterval: expected 0 or 1s at least");
        }
        return this;
    }
}
