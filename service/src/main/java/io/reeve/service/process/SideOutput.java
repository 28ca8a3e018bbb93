package io.reeve.service.process;

import io.reeve.service.output.Reactor;
import io.reeve.service.posix.NativeBuffer;
import io.reeve.service.posix.Posix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The beginning of what a command prints into a FIFO; the rest is read and forgotten. A FIFO that the reactor reads takes
 * no thread, and no daemon that the command leaves behind can keep anybody waiting for its end, as it could with a pipe.
 */
final class SideOutput implements Reactor.Source, AutoCloseable {
    private static final int LAST_READS = 8;

    private final Path fifo;
    private final int limit;
    private final Reactor reactor;
    private final NativeBuffer buffer;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int fd;

    /**
     * Makes the FIFO and begins to read it.
     *
     * @param buffer of the reactor's thread
     */
    SideOutput(Path fifo, int limit, Reactor reactor, NativeBuffer buffer) throws IOException {
        this.fifo = fifo;
        this.limit = limit;
        this.reactor = reactor;
        this.buffer = buffer;
        Posix.makeFifo(fifo);
        fd = opened(fifo);
        reactor.submit(() -> {
            reactor.add(fd, this);
            return true;
        });
    }

    private static int opened(Path fifo) throws IOException {
        try {
            return Posix.openExisting(fifo, Posix.O_RDWR | Posix.O_NONBLOCK);
        } catch (IOException e) {
            Files.deleteIfExists(fifo);
            throw e;
        }
    }

    @Override
    public int readable() throws IOException {
        byte[] bytes = buffer.read(fd);
        kept.write(bytes, 0, Math.min(bytes.length, limit - kept.size()));
        return bytes.length;
    }

    /** What was printed so far; a full FIFO is read empty, one that somebody goes on to fill is not. */
    String text() {
        return reactor.submit(() -> {
                    for (int reads = 0; reads < LAST_READS && readable() > 0; reads++) {}
                    return kept.toString(StandardCharsets.UTF_8);
                })
                .join();
    }

    @Override
    public void close() throws IOException {
        reactor.submit(() -> {
                    reactor.remove(fd);
                    Posix.closeQuietly(fd);
                    return true;
                })
                .join();
        Files.deleteIfExists(fifo);
    }

    @Override
    public String toString() {
        return fifo.toString();
    }
}
