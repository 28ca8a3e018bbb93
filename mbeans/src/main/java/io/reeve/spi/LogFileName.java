package io.reeve.spi;

import io.reeve.mbeans.OutputStreamName;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a log file, {@code YYYYMMDDHH.log} with what tells it from others of its hour before the ending:
 * {@code 2026112104.log}, {@code 2026112104.1.error.log}, {@code 2026112104.1.error.log.gz}. Names of one stream are in
 * the order in which the files were written.
 *
 * @param hour the hour in which its first line was written, as the number YYYYMMDDHH
 * @param part 0 for the first file of the hour, then 1 and so on
 * @param stream ERR where {@code .error} is in the name
 * @param compressed whether it is gzipped (RFC 1952)
 */
public record LogFileName(long hour, int part, OutputStreamName stream, boolean compressed)
        implements Comparable<LogFileName> {

    private static final Pattern NAME =
            Pattern.compile("([0-9]{10})(?:\\.([1-9][0-9]{0,5}))?(\\.error)?\\.log(\\.gz)?");
    private static final Pattern DAY = Pattern.compile("[0-9]{8}");
    private static final String COMPRESSED = ".gz";

    /** Reads a name; empty if it is not that of a log file. */
    public static Optional<LogFileName> parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new LogFileName(
                Long.parseLong(parts.group(1)),
                parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2)),
                parts.group(3) == null ? OutputStreamName.OUT : OutputStreamName.ERR,
                parts.group(4) != null));
    }

    /** The hour of a time, in its zone, as the number YYYYMMDDHH. */
    public static long hourOf(ZonedDateTime time) {
        return ((time.getYear() * 100L + time.getMonthValue()) * 100 + time.getDayOfMonth()) * 100 + time.getHour();
    }

    /** Whether a directory's name is that of a day, {@code YYYYMMDD}. */
    public static boolean isDay(String name) {
        return DAY.matcher(name).matches();
    }

    /** The name of the directory that it is in. */
    public String day() {
        return Long.toString(hour / 100);
    }

    /** The same, compressed or not. */
    public LogFileName compressed(boolean whether) {
        return new LogFileName(hour, part, stream, whether);
    }

    /** In the order of time; of one that there is twice, the compressed file was written first. */
    @Override
    public int compareTo(LogFileName other) {
        return Comparator.comparingLong(LogFileName::hour)
                .thenComparingInt(LogFileName::part)
                .thenComparing(LogFileName::stream)
                .thenComparing(LogFileName::compressed, Comparator.reverseOrder())
                .compare(this, other);
    }

    /** The name itself. */
    @Override
    public String toString() {
        return hour
                + (part == 0 ? "" : "." + part)
                + (stream == OutputStreamName.ERR ? ".error" : "")
                + ".log"
                + (compressed ? COMPRESSED : "");
    }
}
