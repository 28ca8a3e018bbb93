package io.reeve.logcleaner;

import io.reeve.spi.LogFileName;
import java.time.Clock;
import java.time.Instant;

/**
 * The present, as log files and their directories are called by it.
 *
 * @param hour as {@link LogFileName#hourOf} says
 */
record Present(Instant instant, long hour) {

    static Present of(Clock clock) {
        Instant now = clock.instant();
        return new Present(now, LogFileName.hourOf(now.atZone(clock.getZone())));
    }

    /** Whether a directory of this name is of an earlier day. */
    boolean isAfterDay(String day) {
        return Long.parseLong(day) < hour / 100;
    }

    /** Whether the hour of a file is over. */
    boolean isAfter(LogFile file) {
        return file.name().hour() < hour;
    }
}
