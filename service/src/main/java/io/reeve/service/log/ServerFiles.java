package io.reeve.service.log;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.spi.LogStore;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that the service's log goes to: another one each hour, and when one is large enough. For one thread. */
final class ServerFiles implements Closeable {
    private final LogStore store;
    private final long maxBytes;

    private long number;
    private long size;
    private LogStore.@Nullable Claim claim;
    private @Nullable OutputStream file;

    /** @param maxBytes how large a file may be before another one begins */
    ServerFiles(LogStore store, long maxBytes) {
        this.store = store;
        this.maxBytes = maxBytes;
    }

    /** Where the days are. */
    Path directory() {
        return store.directory().resolve("server");
    }

    /**
     * Appends to the right file.
     *
     * @param hour of the line, as {@link io.reeve.spi.LogFileName#hourOf} says
     */
    void write(long hour, byte[] line) throws IOException {
        fileOf(hour).write(line);
        size += line.length;
    }

    private OutputStream fileOf(long hour) throws IOException {
        long next = LogFileNumber.next(directory(), OutputStreamName.OUT, hour, number, size >= maxBytes);
        if (file != null && next == number) {
            return file;
        }
        close();
        return open(next);
    }

    /** Opens a file, or if somebody is at it, one after it. */
    private OutputStream open(long wanted) throws IOException {
        number = wanted;
        Optional<LogStore.Claim> taken = store.claim(path());
        while (taken.isEmpty()) {
            number++;
            taken = store.claim(path());
        }
        claim = taken.get();
        Files.createDirectories(path().resolveSibling(""));
        OutputStream opened = Files.newOutputStream(path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        file = opened;
        size = Files.size(path());
        return opened;
    }

    private Path path() {
        return LogFileNumber.path(directory(), OutputStreamName.OUT, number);
    }

    @Override
    public void close() throws IOException {
        OutputStream open = file;
        LogStore.Claim held = claim;
        file = null;
        claim = null;
        if (held != null) {
            held.close();
        }
        if (open != null) {
            open.close();
        }
    }
}
