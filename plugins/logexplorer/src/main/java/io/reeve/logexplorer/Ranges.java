package io.reeve.logexplorer;

import io.reeve.mbeans.LogRange;
import java.io.IOException;
import java.util.Optional;

/** Reads log files in whole or in part. */
final class Ranges {
    static final int MOST = 1 << 20;
    private static final int WHOLE = 4 << 20;

    private final Log log;

    Ranges(Log log) {
        this.log = log;
    }

    /** The whole text of a file, empty if there is none. */
    String whole(Place place) throws IOException {
        Optional<LogText> found = log.open(place);
        if (found.isEmpty()) {
            return "";
        }
        try (LogText text = found.get()) {
            byte[] bytes = new byte[WHOLE + 1];
            int count = text.read(bytes, 0, bytes.length);
            if (count > WHOLE) {
                throw new IllegalArgumentException(
                        place + " has more than 4 MiB of text: read it in ranges, with getRange");
            }
            return Utf8.text(bytes, 0, count);
        }
    }

    /**
     * A part of a file's text.
     *
     * @param offset negative to count from the end
     */
    LogRange part(Place place, long offset, int length) throws IOException {
        Limits.check("length", length, 1, MOST);
        long from = offset < 0 ? Math.max(0, length(place) + offset) : offset;
        Optional<LogText> found = log.open(place);
        if (found.isEmpty()) {
            return new LogRange("", 0, 0, true);
        }
        try (LogText text = found.get()) {
            int before = (int) Math.min(Utf8.MARGIN, from);
            long reached = text.skip(from - before);
            if (reached < from - before) {
                return new LogRange("", reached, reached, true);
            }
            byte[] bytes = new byte[before + length + Utf8.MARGIN];
            int count = text.read(bytes, 0, bytes.length);
            return cut(bytes, count, Math.min(before, count), length, reached);
        }
    }

    private long length(Place place) throws IOException {
        Optional<LogText> found = log.open(place);
        if (found.isEmpty()) {
            return 0;
        }
        try (LogText text = found.get()) {
            return text.skip(Long.MAX_VALUE);
        }
    }

    /**
     * Whole characters out of what was read.
     *
     * @param base the position of the first byte
     */
    private static LogRange cut(byte[] bytes, int count, int before, int length, long base) {
        int from = Utf8.begin(bytes, before, count);
        int wished = Math.min(count, from + length);
        int to = Math.max(from, Utf8.end(bytes, wished, count));
        if (to == from && wished < count) {
            wished = Utf8.begin(bytes, from + 1, count); // a single character, even if it is longer than that
            to = Math.max(from, Utf8.end(bytes, wished, count));
        }
        boolean atEnd = count < bytes.length && wished == count;
        return new LogRange(Utf8.text(bytes, from, to), base + from, base + to, atEnd);
    }
}
