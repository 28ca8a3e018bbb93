package io.reeve.service.log;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.spi.LogFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Log files as numbers, so that a later one has a higher number: its hour (YYYYMMDDHH) times a million, and its part. */
public final class LogFileNumber {
    private static final long PARTS = 1_000_000;

    /** How far a clock is set back for daylight saving time, or by a person who puts it right, and a little more. */
    private static final Duration A_LITTLE = Duration.ofHours(25);

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyyMMddHH");

    private LogFileNumber() {}

    /**
     * The number of the file in which a line is to begin now. Where the clock went back a little, such as at the end of
     * daylight saving time, that is the file written last.
     *
     * @param directory in which the days are
     * @param hour as {@link LogFileName#hourOf} says
     * @param last the number of the file written last, 0 for none
     * @param full whether that one is large enough
     * @throws IOException if the day cannot be listed
     */
    public static long next(Path directory, OutputStreamName stream, long hour, long last, boolean full)
            throws IOException {
        long lastHour = last / PARTS;
        if (lastHour == hour || (lastHour > hour && isALittleLater(lastHour, hour))) {
            return full ? last + 1 : last;
        }
        return hour * PARTS + lastPart(directory.resolve(Long.toString(hour / 100)), stream, hour);
    }

    private static boolean isALittleLater(long hour, long other) {
        return Duration.between(time(other), time(hour)).compareTo(A_LITTLE) < 0;
    }

    private static LocalDateTime time(long hour) {
        return LocalDateTime.parse(Long.toString(hour), HOUR);
    }

    /** Another service may have been here before. */
    private static int lastPart(Path day, OutputStreamName stream, long hour) throws IOException {
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

    /** Where the file of a number is. */
    public static Path path(Path directory, OutputStreamName stream, long number) {
        LogFileName name = new LogFileName(number / PARTS, (int) (number % PARTS), stream, false);
        return directory.resolve(name.day()).resolve(name.toString());
    }
}
