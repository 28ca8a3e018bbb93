package io.reeve.logexplorer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place within a log, as callers get it to go on from: {@code instance-2/20261121/2026112104.1.log@12345}.
 *
 * @param offset in bytes of the file's text
 */
record Position(Place place, long offset) {
    private static final Pattern TEXT = Pattern.compile("([^@]{1,64})/([^/@]{1,64})@(0|[1-9][0-9]{0,17})");

    /**
     * Reads what a caller says.
     *
     * @throws IllegalArgumentException if this cannot be a position
     */
    static Position of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || parts.group(2).endsWith(".gz")) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a position: expected one such as 20261121/2026112104.1.log@12345");
        }
        return new Position(Place.of(Day.of(parts.group(1)), parts.group(2)), Long.parseLong(parts.group(3)));
    }

    Position at(long newOffset) {
        return new Position(place, newOffset);
    }

    @Override
    public String toString() {
        return place + "@" + offset;
    }
}
