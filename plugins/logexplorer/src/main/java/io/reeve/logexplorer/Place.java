package io.reeve.logexplorer;

import io.reeve.spi.LogFileName;
import java.util.Comparator;
import java.util.Optional;

/**
 * A file in a log, in the order of time.
 *
 * @param day its directory
 * @param name without the ending of a compressed file
 */
record Place(Day day, LogFileName name) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::name).thenComparing(Place::day);

    /**
     * Reads what a caller says; a compressed file is the one that it was before.
     *
     * @throws IllegalArgumentException if it cannot be such a file
     */
    static Place of(Day day, String name) {
        return parse(day, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        Quoted.of(name) + " is not a log file: expected a name such as 2026112104.1.error.log"));
    }

    /** Reads the name of a file; empty if none of that day has such a name. */
    static Optional<Place> parse(Day day, String name) {
        return LogFileName.parse(name)
                .filter(parsed -> parsed.toString().equals(name) && parsed.day().equals(day.date()))
                .map(parsed -> new Place(day, parsed.compressed(false)));
    }

    String plain() {
        return name.toString();
    }

    String zipped() {
        return name.compressed(true).toString();
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return day + "/" + name;
    }
}
