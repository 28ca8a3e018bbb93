package io.reeve.logexplorer;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Where the last whole lines of a file begin. An unfinished one after them does not count.
 *
 * @param lines how many they are, as many as wished or all that there are
 * @param offset in bytes of the file's text
 */
record LastLines(int lines, long offset) {
    private static final int MOST = 10_000;
    private static final Pattern BACK = Pattern.compile("(?:-(0|[1-9][0-9]{0,8}))?");
    private static final int PIECE = 1 << 16;
    private static final int USUAL_LINE = 256;

    /**
     * Reads a cursor that means so many lines before the end; empty if it is another one.
     *
     * @throws IllegalArgumentException if there are too many of them
     */
    static Optional<Integer> count(String cursor) {
        Matcher back = BACK.matcher(cursor);
        if (!back.matches()) {
            return Optional.empty();
        }
        int lines = back.group(1) == null ? 0 : Integer.parseInt(back.group(1));
        return Optional.of(Limits.check("the number of lines", lines, 0, MOST));
    }

    /** Looks for them from the end on, so that a long file is not read in whole. */
    static LastLines of(Log log, Place place, int wanted) throws IOException {
        for (long size = PIECE + (long) wanted * USUAL_LINE; ; size *= 8) {
            Optional<LogText> found = log.open(place);
            if (found.isEmpty()) {
                return new LastLines(0, 0);
            }
            long start;
            try (LogText text = found.get()) {
                start = Math.max(0, text.skip(Long.MAX_VALUE) - size);
            } catch (ZipException | EOFException damaged) {
                return new LastLines(0, 0);
            }
            Optional<LastLines> last = within(log, place, start, wanted);
            if (last.isPresent()) {
                return last.get();
            }
        }
    }

    /** Empty if more of the file has to be looked at. */
    private static Optional<LastLines> within(Log log, Place place, long start, int wanted) throws IOException {
        Optional<LogText> found = log.open(place);
        if (found.isEmpty()) {
            return Optional.of(new LastLines(0, 0));
        }
        try (LogText text = found.get()) {
            text.skip(start);
            return among(text, start, wanted);
        }
    }

    private static Optional<LastLines> among(LogText text, long start, int wanted) throws IOException {
        long[] ends = new long[wanted + 1];
        long lines = 0;
        byte[] piece = new byte[PIECE];
        for (int count = text.read(piece, 0, PIECE); count > 0; count = text.read(piece, 0, PIECE)) {
            long base = text.position() - count;
            for (int i = 0; i < count; i++) {
                if (piece[i] == '\n') {
                    ends[(int) (lines++ % ends.length)] = base + i + 1;
                }
            }
        }
        if (lines > wanted) {
            return Optional.of(new LastLines(wanted, ends[(int) (lines % ends.length)]));
        }
        return start == 0 ? Optional.of(new LastLines((int) lines, 0)) : Optional.empty();
    }
}
