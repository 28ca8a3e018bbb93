package io.reeve.service.output;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.posix.Posix;
import io.reeve.spi.LogFileName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How log files are called and their lines stamped: {@code DIRECTORY/YYYYMMDD/} holds files as {@link LogFileName} says,
 * each line led by an ISO-8601 time with milliseconds and offset, in the clock's zone. A file has a number, so that a
 * later one has a higher number: its hour times a million, and its part. For one thread.
 */
final class LogFiles {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final long PARTS = 1_000_000;

    /** As a number that is read as a time: hours of a day, and from one day to the next within a month. */
    private static final long A_LITTLE_BACK = 100;

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

    private void tick() {
        long now = clock.millis();
        if (now != tickedAt) {
            OffsetDateTime time = clock.instant().atZone(clock.getZone()).toOffsetDateTime();
            stamp = STAMP.format(time).getBytes(StandardCharsets.US_ASCII);
            hour = ((time.getYear() * 100L + time.getMonthValue()) * 100 + time.getDayOfMonth()) * 100 + time.getHour();
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
        long lastHour = last / PARTS;
        if (lastHour - hour >= 0 && lastHour - hour < A_LITTLE_BACK) {
            return full ? last + 1 : last;
        }
        return hour * PARTS + lastPart(directory.resolve(Long.toString(hour / 100)), stream);
    }

    /** Another service, before the last boot, may have been here. */
    private int lastPart(Path day, OutputStreamName stream) throws IOException {
        if (!Files.isDirectory(day)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(day)) {
            OptionalInt part = files.map(
                            file -> LogFileName.parse(file.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .filter(name -> name.hour() == hour && name.stream() == stream)
                    .mapToInt(name -> name.compressed() ? name.part() + 1 : name.part())
                    .max();
            return part.orElse(0);
        }
    }

    Path path(Path directory, OutputStreamName stream, long number) {
        LogFileName name = new LogFileName(number / PARTS, (int) (number % PARTS), stream, false);
        return directory.resolve(name.day()).resolve(name.toString());
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

    void leave(Path file) {
        open.close(file);
    }
}
