package io.reeve.service.posix;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Waits for input on many descriptors at once (epoll(7)). {@link #await} is for one thread, the rest for any. */
public final class Epoll {
    private static final int EVENTS = 256;

    private final int epoll = Posix.epoll();
    private final int waker = Posix.eventCounter();
    private final Memory memory = Posix.events(EVENTS);
    private final ByteBuffer events = memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
    private final NativeBuffer counter = new NativeBuffer(Long.BYTES);
    private final byte[] one = new byte[Long.BYTES];

    /** Makes an epoll and a way to wake it. */
    public Epoll() throws IOException {
        one[ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 7] = 1;
        Posix.watch(epoll, waker, waker);
    }

    /** Watches a descriptor until {@link #remove}. */
    public void add(int fd) throws IOException {
        Posix.watch(epoll, fd, fd);
    }

    public void remove(int fd) throws IOException {
        Posix.unwatch(epoll, fd);
    }

    /** Waits for input or {@link #wake}, at most so long, for ever where it is negative; returns a count for {@link #fd}. */
    public int await(int timeoutMillis) throws IOException {
        return Posix.await(epoll, memory, timeoutMillis);
    }

    /** The descriptor with input of an index below what {@link #await} returned; -1 for a call of {@link #wake}. */
    public int fd(int index) throws IOException {
        int fd = Posix.key(events, index);
        if (fd != waker) {
            return fd;
        }
        counter.read(waker);
        return -1;
    }

    /** Makes {@link #await} return. */
    public void wake() throws IOException {
        new NativeBuffer(Long.BYTES).write(waker, one, Long.BYTES);
    }

    public void close() {
        Posix.closeQuietly(waker);
        Posix.closeQuietly(epoll);
    }
}
