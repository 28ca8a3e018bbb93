package io.reeve.service.output;

import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the recent output of a ring while it is being written. */
final class RecentOutput {
    private static final int STEP = 8192;

    private final Ring ring;

    RecentOutput(Ring ring) {
        this.ring = ring;
    }

    /** The last lines, an unfinished one included, as far as the ring still has them. */
    String lines(int count) {
        return count == 0 ? "" : from(startOfLast(count), ring.capacity()).text();
    }

    /** Where the last lines begin, as a position. */
    long startOfLast(int lines) {
        long head = ring.head();
        for (int size = STEP; ; size *= 4) {
            long start = Math.max(ring.oldest(), head - size);
            byte[] bytes = bytes(start, (int) (head - start));
            int index = Newlines.startOfLast(bytes, bytes.length, lines);
            if (index > 0 || start == ring.oldest() || size >= ring.capacity()) {
                return start + index;
            }
        }
    }

    /** Output from a position on, at most so many bytes, cut at the end of a character. */
    OutputChunk from(long position, int limit) {
        long wished = Math.max(0, Math.min(position, ring.head()));
        while (true) {
            long start = Math.max(wished, ring.oldest());
            byte[] bytes = new byte[(int) Math.min(limit, ring.head() - start)];
            if (ring.copy(start, bytes, 0, bytes.length)) {
                int count = wholeCharacters(bytes);
                String text = new String(bytes, 0, count, StandardCharsets.UTF_8);
                return new OutputChunk(text, start + count, start - wished);
            }
        }
    }

    /** The last lines of the present or the last run, an unfinished one included, as far as the ring still has them. */
    List<OutputLine> linesOfRun(int count, PrintTimes times) {
        if (count == 0) {
            return List.of();
        }
        while (true) {
            long start = Math.max(ring.runStart(), Math.max(ring.oldest(), startOfLast(count)));
            byte[] bytes = new byte[(int) (ring.head() - start)];
            if (ring.copy(start, bytes, 0, bytes.length)) {
                return lines(start, bytes, times);
            }
        }
    }

    private static List<OutputLine> lines(long start, byte[] bytes, PrintTimes times) {
        List<OutputLine> lines = new ArrayList<>();
        int from = 0;
        for (int end = Newlines.next(bytes, 0, bytes.length);
                end >= 0;
                end = Newlines.next(bytes, from, bytes.length)) {
            lines.add(line(bytes, from, end, times.before(start + end + 1), true));
            from = end + 1;
        }
        if (from < bytes.length) {
            lines.add(line(bytes, from, bytes.length, times.before(start + bytes.length), false));
        }
        return lines;
    }

    private static OutputLine line(byte[] bytes, int from, int to, long atMillis, boolean complete) {
        return new OutputLine(atMillis, new String(bytes, from, to - from, StandardCharsets.UTF_8), complete);
    }

    private byte[] bytes(long start, int count) {
        byte[] bytes = new byte[Math.max(0, count)];
        ring.copy(start, bytes, 0, bytes.length);
        return bytes;
    }

    /** The length without a UTF-8 sequence (RFC 3629) that has begun at the end and is not complete. */
    private static int wholeCharacters(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int b = bytes[bytes.length - back] & 0xFF;
            if (b >= 0xC0) {
                int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return length > back && bytes.length > back ? bytes.length - back : bytes.length;
            }
            if (b < 0x80) {
                return bytes.length;
            }
        }
        return bytes.length;
    }
}
