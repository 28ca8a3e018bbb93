package io.reeve.service.output;

import io.reeve.service.posix.NativeBuffer;
import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one FIFO into its ring and from there into its log, if there is one. Belongs to the reactor thread. */
final class Capture implements Reactor.Source {
    private final Path fifo;
    private final int fd;
    private final Ring ring;
    private final @Nullable StreamLog log;
    private final NativeBuffer scratch;
    private final Predicate<ByteBuffer> listener;
    private final Runnable printed;
    private boolean heard = true;
    private boolean behind;

    /**
     * The FIFO is opened for writing too: so it has no end, whoever writes and dies.
     *
     * @param listener hears what is read, as long as it says true
     * @param printed called after each read
     */
    Capture(
            Path fifo,
            Ring ring,
            @Nullable StreamLog log,
            NativeBuffer scratch,
            Predicate<ByteBuffer> listener,
            Runnable printed)
            throws IOException {
        this.fifo = fifo;
        this.fd = Posix.openExisting(fifo, Posix.O_RDWR | Posix.O_NONBLOCK);
        this.ring = ring;
        this.log = log;
        this.scratch = scratch;
        this.listener = listener;
        this.printed = printed;
        this.behind = log != null;
    }

    int fd() {
        return fd;
    }

    boolean isLogged() {
        return log != null;
    }

    @Override
    public int readable() throws IOException {
        if (behind && !appended()) {
            return -1;
        }
        int waiting = scratch.available(fd);
        if (waiting == 0) {
            return 0;
        }
        int count = Posix.readInto(fd, ring.address(), ring.prepare(waiting));
        if (count <= 0) {
            return 0;
        }
        ring.commit(count);
        printed.run();
        if (heard) {
            tell(count);
        }
        behind = log != null;
        return appended() ? count : -1;
    }

    private void tell(int count) {
        byte[] bytes = new byte[count];
        ring.copy(ring.head() - count, bytes, 0, count);
        heard = listener.test(ByteBuffer.wrap(bytes));
    }

    private boolean appended() {
        behind = log != null && !log.append();
        return !behind;
    }

    /** Reads until nothing is left, or the log has to wait. */
    boolean drain() throws IOException {
        int count = readable();
        while (count > 0) {
            count = readable();
        }
        return count == 0;
    }

    void say(String line) {
        if (log != null) {
            log.say(line);
        }
    }

    void end(long run, String lastLine) {
        if (log != null) {
            log.end(run, lastLine);
        }
    }

    void close() {
        Posix.closeQuietly(fd);
        if (log != null) {
            log.close();
        }
    }

    @Override
    public String toString() {
        return fifo.toString();
    }
}
