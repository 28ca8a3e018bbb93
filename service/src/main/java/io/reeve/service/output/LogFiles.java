package io.reeve.service.output;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.log.LogFileNumber;
import io.reeve.service.posix.Posix;
import io.reeve.spi.LogFileName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.LongSupplier;

/**
 * How log files are called and their lines stamped: {@code DIRECTORY/YYYYMMDD/} holds files as {@link LogFileName} says,
 * each line led by an ISO-8601 time with milliseconds and offset, in the clock's zone. Files are
 * told by number, as {@link LogFileNumber} says. For one thread.
 */
final class LogFiles {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final Clock clock;
    private final OpenLogs open;
    private long tickedAt = Long.MIN_VALUE;
    private byte[] stamp = {};
    private long hour;

    LogFiles(Clock clock, OpenLogs open) {
        this.clock = clock;
        this.open = open;
    }

    /** The time, as lines tell it that are written now. */
    byte[] stamp() {
        tick();
        return stamp;
    }

    /** The time in milliseconds since 1970. */
    long millis() {
        return clock.millis();
    }

    private void tick() {
        long now = clock.millis();
        if (now != tickedAt) {
            ZonedDateTime time = clock.instant().atZone(clock.getZone());
            stamp = STAMP.format(time).getBytes(StandardCharsets.US_ASCII);
            hour = LogFileName.hourOf(time);
            tickedAt = now;
        }
    }

    /**
     * The number of the file in which a line is to begin now.
     *
     * @param last the number of the file written last, 0 for none
     * @param full whether that one is large enough
     */
    long next(Path directory, OutputStreamName stream, long last, boolean full) throws IOException {
        tick();
        return LogFileNumber.next(directory, stream, hour, last, full);
    }

    Path path(Path directory, OutputStreamName stream, long number) {
        return LogFileNumber.path(directory, stream, number);
    }

    /** Whether logs are not to be written for now. */
    boolean isPaused() {
        return open.isPaused();
    }

    /**
     * Takes a file.
     *
     * @param length how many bytes of it count
     * @return whether nobody else has it
     */
    boolean take(Path file, LongSupplier length) {
        return open.open(file, length);
    }

    /** Opens a file that was taken to append to it, and makes the directories above it. */
    static int open(Path file) throws IOException {
        Path day = file.resolveSibling("");
        Files.createDirectories(day);
        try {
            return Posix.openForAppend(file);
        } catch (IOException e) {
            if (Files.exists(day)) {
                throw e;
            }
            // Whoever tidies up has found it empty a moment ago.
            Files.createDirectories(day);
            return Posix.openForAppend(file);
        }
    }

    /** Cuts off what a file has beyond a size in bytes. */
    static void cut(Path file, long size) throws IOException {
        int fd = open(file);
        try {
            if (Posix.size(fd) > size) {
                Posix.truncate(fd, size);
            }
        } finally {
            Posix.closeQuietly(fd);
        }
    }

    void leave(Path file) {
        open.close(file);
    }
}
