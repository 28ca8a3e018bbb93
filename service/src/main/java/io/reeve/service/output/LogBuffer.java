package io.reeve.service.output;

import io.reeve.service.posix.NativeBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Turns output into stamped lines; one is shared by all logs of a reactor thread. */
final class LogBuffer {
    private static final int CAPACITY = 4 * Ring.WINDOW;

    private final LogFiles files;
    private final byte[] input = new byte[Ring.WINDOW];
    private final byte[] text = new byte[CAPACITY];
    private final NativeBuffer output = new NativeBuffer(CAPACITY);
    private int size;

    LogBuffer(LogFiles files) {
        this.files = files;
    }

    LogFiles files() {
        return files;
    }

    /** Takes up to a window of bytes from a ring; returns how many. */
    int load(Ring ring, long position) {
        int count = (int) Math.min(input.length, ring.head() - position);
        ring.copy(position, input, 0, count);
        return count;
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
     * Appends loaded bytes, each line led by a stamp.
     *
     * @param midLine whether the first byte goes on with a line that has its stamp
     * @return the index up to which there was room; more than {@code from}
     */
    int format(int from, int end, boolean midLine) {
        byte[] stamp = files.stamp();
        boolean stamped = midLine;
        int index = from;
        while (index < end) {
            int next = endOfLine(index, end);
            int length = next - index;
            if (size + stamp.length + length > text.length) {
                break;
            }
            if (!stamped) {
                append(stamp, 0, stamp.length);
            }
            append(input, index, length);
            stamped = false;
            index = next;
        }
        return index;
    }

    /** Appends a line of the service's own. */
    void line(String line) {
        byte[] stamp = files.stamp();
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        append(stamp, 0, stamp.length);
        append(bytes, 0, bytes.length);
    }

    /** Appends a newline. */
    void newline() {
        text[size++] = '\n';
    }

    /** Writes what was appended to a file. */
    void writeTo(int fd) throws IOException {
        output.write(fd, text, size);
    }

    private void append(byte[] bytes, int start, int count) {
        System.arraycopy(bytes, start, text, size, count);
        size += count;
    }
}
