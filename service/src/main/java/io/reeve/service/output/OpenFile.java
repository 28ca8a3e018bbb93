package io.reeve.service.output;

import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log file that is open at the moment, if one is. For one thread. */
final class OpenFile {
    private static final int CLOSED = -1;

    /** A look costs as much as a write. */
    private static final long LOOK_MILLIS = 2_000;

    private final LogFiles files;
    private int fd = CLOSED;
    private Path path = Path.of("");
    private long lookedAt;

    OpenFile(LogFiles files) {
        this.files = files;
    }

    boolean isOpen() {
        return fd != CLOSED;
    }

    /** Opens a file that was taken; if that fails, it is left again. */
    void open(Path taken) throws IOException {
        try {
            fd = LogFiles.open(taken);
            path = taken;
            lookedAt = files.millis();
        } catch (IOException e) {
            files.leave(taken);
            throw e;
        }
    }

    /** Whether somebody deleted or moved the file, as far as that is known: it is looked for every two seconds. */
    boolean isGone() {
        long now = files.millis();
        if (!isOpen() || Math.abs(now - lookedAt) < LOOK_MILLIS) {
            return false;
        }
        lookedAt = now;
        return !Files.exists(path);
    }

    /** In bytes. */
    long size() throws IOException {
        return Posix.size(fd);
    }

    void append(LogBuffer text) throws IOException {
        text.writeTo(fd);
    }

    /** Cuts off what is beyond a size in bytes. */
    void truncate(long size) throws IOException {
        Posix.truncate(fd, size);
    }

    void close() {
        if (isOpen()) {
            Posix.closeQuietly(fd);
            fd = CLOSED;
            files.leave(path);
        }
    }
}
