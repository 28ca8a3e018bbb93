package io.reeve.service.output;

import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How log files are called and their lines stamped: {@code DIRECTORY/YYYYMMDD/YYYYMMDDHH.log} and {@code .error.log},
 * each line led by an ISO-8601 time with milliseconds and offset, in the clock's zone. For one thread.
 */
final class LogFiles {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx' '");

    private final Clock clock;
    private long tickedAt = Long.MIN_VALUE;
    private byte[] stamp = {};
    private long hour;

    LogFiles(Clock clock) {
        this.clock = clock;
    }

    /** What stands before a line that is written now. */
    byte[] stamp() {
        tick();
        return stamp;
    }

    /** The present hour as the number YYYYMMDDHH. */
    long hour() {
        tick();
        return hour;
    }

    private void tick() {
        long now = clock.millis();
        if (now != tickedAt) {
            OffsetDateTime time = clock.instant().atZone(clock.getZone()).toOffsetDateTime();
            stamp = STAMP.format(time).getBytes(StandardCharsets.US_ASCII);
            hour = ((time.getYear() * 100L + time.getMonthValue()) * 100 + time.getDayOfMonth()) * 100 + time.getHour();
            tickedAt = now;
        }
    }

    /** Opens the file of an hour to append to, and makes the directories above it. */
    static int open(Path directory, long hour, String suffix) throws IOException {
        Path day = directory.resolve(Long.toString(hour / 100));
        Files.createDirectories(day);
        return Posix.openForAppend(day.resolve(hour + suffix));
    }
}
