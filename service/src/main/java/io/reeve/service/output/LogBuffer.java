package io.reeve.service.output;

import io.reeve.service.posix.NativeBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns output into the lines of a log; one is shared by all logs of a reactor thread. */
final class LogBuffer {

    /** The index of the first byte that is loaded. Before it are those that precede it in the ring. */
    static final int BEGIN = Utf8.LONGEST_BEGUN;

    private static final int CAPACITY = 4 * Ring.WINDOW;
    /** JSON may take three bytes for one of those that are left, and a head. */
    private static final int JSON_ENOUGH = CAPACITY / 8;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final LogFiles files;
    private final byte[] input = new byte[BEGIN + Ring.WINDOW];
    private final byte[] text = new byte[CAPACITY];
    private final NativeBuffer output = new NativeBuffer(CAPACITY);
    private int size;

    LogBuffer(LogFiles files) {
        this.files = files;
    }

    LogFiles files() {
        return files;
    }

    /** Takes up to a window of bytes from a ring; returns the index after the last one. */
    int load(Ring ring, long position) {
        int back = (int) Math.min(BEGIN, position);
        int count = (int) Math.min(Ring.WINDOW, ring.head() - position);
        Arrays.fill(input, 0, BEGIN, (byte) 0);
        ring.copy(position - back, input, BEGIN - back, back + count);
        return BEGIN + count;
    }

    /** The index after the newline that ends the line at {@code from}, or {@code end} where none does. */
    int endOfLine(int from, int end) {
        int newline = Newlines.next(input, from, end);
        return newline < 0 ? end : newline + 1;
    }

    /** Whether the loaded bytes before an index end within a line. */
    boolean endsWithin(int index) {
        return input[index - 1] != '\n';
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /**
     * Appends loaded bytes as lines.
     *
     * @param midLine whether the first byte goes on with a line that has begun
     * @return the index up to which there was room; more than {@code from}
     */
    int format(int from, int end, boolean midLine, LineStyle style) {
        return style.isJson() ? json(from, end, midLine, style) : plain(from, end, midLine, style);
    }

    private int plain(int from, int end, boolean midLine, LineStyle style) {
        int headLength = style.isRaw() ? 0 : files.stamp().length + style.after().length;
        boolean begun = midLine;
        int index = from;
        while (index < end) {
            int next = style.isRaw() ? end : endOfLine(index, end);
            int length = next - index;
            if (size + headLength + length > text.length) {
                break;
            }
            if (!begun) {
                head(style);
            }
            append(input, index, length);
            begun = false;
            index = next;
        }
        return index;
    }

    /** A character that the loaded bytes only begin is left for when its end is there. */
    private int json(int from, int end, boolean midLine, LineStyle style) {
        boolean begun = midLine;
        int index = midLine ? from - Utf8.begun(input, from) : from;
        while (index < end) {
            byte b = input[index];
            if (b >= 0 && size > JSON_ENOUGH && index > from) {
                break;
            }
            if (!begun) {
                head(style);
                begun = true;
            }
            int length = Utf8.length(input, index, end);
            if (length == 0) {
                return end;
            }
            if (b == '\n') {
                append(style.end());
                begun = false;
            } else {
                character(index, length);
            }
            index += Math.max(1, length);
        }
        return index;
    }

    private void character(int index, int length) {
        byte b = input[index];
        if (length < 0) {
            append(Utf8.REPLACEMENT);
        } else if (b == '"' || b == '\\') {
            text[size++] = '\\';
            text[size++] = b;
        } else if ((b >= 0 && b < 0x20) || b == 0x7F) {
            append(new byte[] {'\\', 'u', '0', '0', HEX[b >> 4], HEX[b & 0xF]});
        } else {
            append(input, index, length);
        }
    }

    private void head(LineStyle style) {
        if (!style.isRaw()) {
            append(style.before());
            append(files.stamp());
            append(style.after());
        }
    }

    /** Appends a line of the service's own, which has nothing in it that JSON would escape but quotes. */
    void line(String line, LineStyle style) {
        head(style);
        append((style.isJson() ? line.replace("\"", "\\\"") : line).getBytes(StandardCharsets.UTF_8));
        append(style.end());
    }

    /** Ends a line, whatever it lacks. */
    void endLine(LineStyle style) {
        append(style.end());
    }

    /** Ends the line before an index, with a mark if it ends within a character. */
    void endLine(int index, LineStyle style) {
        if (style.isJson() && Utf8.begun(input, index) > 0) {
            append(Utf8.REPLACEMENT);
        }
        endLine(style);
    }

    /** Writes what was appended to a file. */
    void writeTo(int fd) throws IOException {
        output.write(fd, text, size);
    }

    private void append(byte[] bytes) {
        append(bytes, 0, bytes.length);
    }

    private void append(byte[] bytes, int start, int count) {
        System.arraycopy(bytes, start, text, size, count);
        size += count;
    }
}
