package io.reeve.service.audit;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a file from its last to its first one; reads no more of it than is asked for. */
final class LinesBackward implements Closeable {

    private final RandomAccessFile file;
    private byte[] window = {};
    private long windowStart;
    /** What is before this is to be read still; -1 if nothing is. */
    private long end;

    LinesBackward(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        windowStart = file.length();
        end = windowStart == 0 ? -1 : windowStart;
        if (end > 0 && byteBefore(end) == '\n') {
            end--;
        }
    }

    /** The line before, without its newline; empty at the beginning. What is too long for a record comes in pieces. */
    Optional<byte[]> next() throws IOException {
        if (end < 0) {
            return Optional.empty();
        }
        long start = end;
        while (start > 0 && end - start < Lines.MOST_BYTES && byteBefore(start) != '\n') {
            start--;
        }
        load(start, end);
        byte[] line = Arrays.copyOfRange(window, (int) (start - windowStart), (int) (end - windowStart));
        boolean piece = start > 0 && end - start == Lines.MOST_BYTES;
        end = piece ? start : start - 1;
        return Optional.of(line);
    }

    private byte byteBefore(long position) throws IOException {
        if (position <= windowStart) {
            load(position - 1, Math.max(position, end));
        }
        return window[(int) (position - 1 - windowStart)];
    }

    /** Has a range in the window, and before it as much as the window holds. */
    private void load(long from, long to) throws IOException {
        if (from >= windowStart && to <= windowStart + window.length) {
            return;
        }
        windowStart = Math.max(0, Math.min(from, to - 2L * Lines.MOST_BYTES));
        window = new byte[(int) (to - windowStart)];
        file.seek(windowStart);
        file.readFully(window);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
