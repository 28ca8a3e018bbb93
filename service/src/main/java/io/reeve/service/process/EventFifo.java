package io.reeve.service.process;

import io.reeve.service.output.Reactor;
import io.reeve.service.posix.NativeBuffer;
import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the FIFO on which shims say that there is news of their run, a line with its number each time. A line is shorter
 * than PIPE_BUF and so comes whole (pipe(7)); only where the reader's buffer ends may one be cut in two. Belongs to the
 * reactor thread.
 */
final class EventFifo implements Reactor.Source {
    private static final Logger LOG = LoggerFactory.getLogger(EventFifo.class);

    private final Path path;
    private final int fd;
    private final LongConsumer listener;
    private final NativeBuffer buffer = new NativeBuffer(65536);
    private String unfinished = "";

    EventFifo(Path path, LongConsumer listener) throws IOException {
        this.path = path;
        this.fd = Posix.openExisting(path, Posix.O_RDWR | Posix.O_NONBLOCK);
        this.listener = listener;
    }

    int fd() {
        return fd;
    }

    @Override
    public int readable() throws IOException {
        byte[] bytes = buffer.read(fd);
        String text = unfinished + new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        unfinished = text.substring(end);
        text.substring(0, end).lines().forEach(this::announce);
        return bytes.length;
    }

    private void announce(String line) {
        try {
            listener.accept(Long.parseLong(line));
        } catch (NumberFormatException e) {
            LOG.warn("{}: not the number of a run: {}", path, line);
        }
    }

    void close() {
        Posix.closeQuietly(fd);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
