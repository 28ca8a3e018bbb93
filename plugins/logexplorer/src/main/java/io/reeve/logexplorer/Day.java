package io.reeve.logexplorer;

import io.reeve.spi.LogFileName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory of log files: {@code 20261121}, or {@code instance-2/20261121} of a further instance.
 *
 * @param instance its number, from 1
 * @param date the day as YYYYMMDD
 */
record Day(int instance, String date) implements Comparable<Day> {
    private static final Pattern NAME = Pattern.compile("(?:([^/]{1,32})/)?([0-9]{8})");
    private static final Pattern INSTANCE = Pattern.compile("instance-([2-9]|[1-9][0-9]{1,4})");
    private static final Comparator<Day> ORDER =
            Comparator.comparingInt(Day::instance).thenComparing(Day::date);

    /**
     * Reads what a caller says.
     *
     * @throws IllegalArgumentException if it cannot be such a directory
     */
    static Day of(String name) {
        return parse(name)
                .orElseThrow(() -> new IllegalArgumentException(Quoted.of(name)
                        + " is not a directory of logs: expected a day such as 20261121 or instance-2/20261121"));
    }

    private static Optional<Day> parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches() || !LogFileName.isDay(parts.group(2))) {
            return Optional.empty();
        }
        String instance = parts.group(1);
        return (instance == null ? Optional.of(1) : instanceOf(instance))
                .map(number -> new Day(number, parts.group(2)));
    }

    /** The number in the name of a further instance's directory; empty if it is not such a name. */
    static Optional<Integer> instanceOf(String name) {
        Matcher number = INSTANCE.matcher(name);
        return number.matches() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
    }

    /** The directories that lead to the days of an instance. */
    static List<String> above(int instance) {
        return instance == 1 ? List.of() : List.of("instance-" + instance);
    }

    /** The directories that lead to its files. */
    List<String> path() {
        return instance == 1 ? List.of(date) : List.of("instance-" + instance, date);
    }

    @Override
    public int compareTo(Day other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return String.join("/", path());
    }
}
