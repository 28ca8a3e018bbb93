package io.reeve.logcleaner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * The present, as log files and their directories are called by it.
 *
 * @param hour as the number YYYYMMDDHH; output of jobs of an earlier one may be closed
 * @param hourOfService the same for the service's own log, whose lines of an earlier one are all written
 */
record Present(Instant instant, long hour, long hourOfService) {

    /** A line is written a little later than the time in it, which says where it belongs. */
    private static final Duration LATE = Duration.ofMinutes(1);

    static Present of(Clock clock) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        return new Present(clock.instant(), number(now), number(now.minus(LATE)));
    }

    /** Whether a directory of this name is of an earlier day. */
    boolean isAfterDay(String day) {
        return Long.parseLong(day) < hour / 100;
    }

    /** Whether the hour of a file is over. */
    boolean isAfter(LogFile file) {
        return file.name().hour() < (file.isOfService() ? hourOfService : hour);
    }

    private static long number(ZonedDateTime time) {
        return ((time.getYear() * 100L + time.getMonthValue()) * 100 + time.getDayOfMonth()) * 100 + time.getHour();
    }
}
