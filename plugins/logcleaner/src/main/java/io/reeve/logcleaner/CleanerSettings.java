package io.reeve.logcleaner;

import io.reeve.spi.PluginSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands in {@code etc/plugins/logcleaner.yaml}.
 *
 * @param interval between two runs
 * @param compress whether closed files are compressed
 * @param keep what is kept
 * @param minFree how many bytes of the disk have to be free for logs to be written; empty if the operator left that open
 */
record CleanerSettings(Duration interval, boolean compress, Keep keep, OptionalLong minFree) {

    private static final String FILE = "etc/plugins/logcleaner.yaml";
    private static final long GIBIBYTE = 1L << 30;

    /**
     * What is kept; empty is without limit.
     *
     * @param expire the age of a file at which it is deleted
     * @param maxPerJob bytes of a job
     * @param maxTotal bytes of all logs
     */
    record Keep(Optional<Duration> expire, OptionalLong maxPerJob, OptionalLong maxTotal) {}

    static CleanerSettings read(PluginSettings settings) {
        return new CleanerSettings(
                settings.duration("interval", Duration.ofHours(1)),
                settings.flag("compress", true),
                new Keep(
                        settings.durationOrNone("expire", Duration.ofDays(7)),
                        settings.bytesOrNone("maxPerJob", GIBIBYTE),
                        settings.bytesOrNone("maxTotal", 10 * GIBIBYTE)),
                minFree(settings));
    }

    /** To be called when all else was found right. */
    CleanerSettings checked() {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(FILE + ": interval: expected 1s at least");
        }
        return this;
    }

    private static OptionalLong minFree(PluginSettings settings) {
        boolean isSet = settings.has("minFree");
        // It is read in any case, so that it is known.
        long bytes = settings.bytes("minFree", DiskGuard.MOST_BY_DEFAULT);
        return isSet ? OptionalLong.of(bytes) : OptionalLong.empty();
    }
}
