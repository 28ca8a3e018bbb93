package io.reeve.logexplorer;

import java.io.IOException;
import java.util.List;

/**
 * The lines of a text, read through a buffer of a fixed size. Of a line that is longer than {@link #LONGEST} the beginning
 * alone is there. For one thread.
 */
final class Lines {
    /** How much of a line is looked at. */
    static final int LONGEST = 1 << 16;

    private static final byte NEWLINE = '\n';

    private final LogText text;
    private final byte[] buffer;
    private final Recent recent;
    private final long stop;

    /** Where in the buffer the present line begins and ends, where the next one begins, and where the bytes end. */
    private int start;

    private int end;
    private int next;
    private int filled;
    /** Where in the buffer the lines begin that are not in {@link Recent} yet. */
    private int floor;

    private boolean truncated;
    private boolean withinLine;
    private boolean atEnd;

    /**
     * @param buffer at least twice as long as {@link #LONGEST}
     * @param stop the position in the text at which to stop
     * @param context how many of the lines before the present one are remembered
     */
    Lines(LogText text, byte[] buffer, long stop, int context) {
        this.text = text;
        this.buffer = buffer;
        this.stop = stop;
        this.recent = new Recent(context);
    }

    /** Passes over the rest of a line, if the text begins within one. */
    void dropPiece() {
        withinLine = true;
    }

    /** Goes on to the next line; false at the end, or where to stop. */
    boolean advance() throws IOException {
        if (withinLine && !dropRest()) {
            return false;
        }
        int newline = indexOf(next);
        while (newline < 0 && !atEnd && filled - next < buffer.length) {
            int looked = filled - next;
            fill();
            newline = indexOf(next + looked);
        }
        if (newline < 0 && (filled == next || isStopped())) {
            return false;
        }
        start = next;
        withinLine = newline < 0 && !atEnd;
        next = newline < 0 ? filled : newline + 1;
        int whole = newline < 0 ? filled : newline;
        end = Math.min(whole, start + LONGEST);
        truncated = end < whole || withinLine;
        return true;
    }

    /** Goes on to where {@link #advance} finds the next line that can have the needle; false if there is none. */
    boolean jump(Needle needle) throws IOException {
        while (true) {
            if (withinLine && !dropRest()) {
                return false;
            }
            int hit = needle.find(buffer, next, filled);
            if (hit >= 0) {
                next = lastIndexOf(hit) + 1;
                return true;
            }
            next = lastIndexOf(filled) + 1;
            if (atEnd) {
                next = isStopped() ? next : filled;
                return false;
            }
            if (filled - next >= buffer.length / 2) {
                leaveLongLine();
            } else {
                fill();
            }
        }
    }

    /** The needle is not in what can be shown of this line. */
    private void leaveLongLine() {
        recent.addAll(buffer, floor, next);
        recent.add(Utf8.text(buffer, next, next + LONGEST));
        next = filled;
        floor = filled;
        truncated = false;
        withinLine = true;
    }

    /** Passes over the rest of a line, of which the beginning was the present line or none; false if it has no end. */
    private boolean dropRest() throws IOException {
        if (truncated) {
            recent.addAll(buffer, floor, start);
            recent.add(line());
            truncated = false;
        }
        while (true) {
            int newline = indexOf(next);
            next = newline < 0 ? filled : newline + 1;
            floor = next;
            if (newline >= 0) {
                withinLine = false;
                return true;
            }
            if (atEnd) {
                return false;
            }
            fill();
        }
    }

    /** Moves what is left to the beginning of the buffer and reads on. */
    private void fill() throws IOException {
        recent.addAll(buffer, floor, next);
        floor = 0;
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= next;
        next = 0;
        int wanted = (int) Math.min(buffer.length - filled, stop - text.position());
        int got = wanted <= 0 ? 0 : text.readToDamage(buffer, filled, wanted);
        filled += got;
        atEnd = got < wanted || text.position() >= stop;
    }

    private int indexOf(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == NEWLINE) {
                return i;
            }
        }
        return -1;
    }

    /** The last newline before an index, or the last byte before the next line. */
    private int lastIndexOf(int to) {
        int i = to - 1;
        while (i >= next && buffer[i] != NEWLINE) {
            i--;
        }
        return i;
    }

    /** Whether there may be more than what was read, as reading ended where to stop. */
    boolean isStopped() {
        return atEnd && text.position() >= stop;
    }

    /** Where the next line begins, in bytes of the text. */
    long nextOffset() {
        return text.position() - (filled - next);
    }

    /** Where the present line begins. */
    long offset() {
        return text.position() - (filled - start);
    }

    /** The present line, without its end. */
    String line() {
        return Utf8.text(buffer, start, end);
    }

    /** Whether the present line is longer than what there is of it. */
    boolean isTruncated() {
        return truncated;
    }

    boolean has(Query query) {
        return query.isIn(buffer, start, end);
    }

    long millis(Stamp stamp) {
        return stamp.millis(buffer, start, end);
    }

    /** Those before the present one, as many as are remembered at most. */
    List<String> before() {
        return recent.with(buffer, floor, start);
    }
}
