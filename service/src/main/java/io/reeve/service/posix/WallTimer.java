package io.reeve.service.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.time.Instant;

/**
 * A descriptor with input once a time of the wall clock has come, or the clock was set (timerfd_create(2)). Others than
 * {@link #set} are for one thread.
 */
public final class WallTimer {

    /** struct itimerspec: seconds and nanoseconds of the interval, then of the first time. */
    private static final int ITIMERSPEC_BYTES = 4 * Long.BYTES;

    private final int fd = Posix.wallTimer();
    private final NativeBuffer count = new NativeBuffer(Long.BYTES);

    /** Makes a timer that is not set. */
    public WallTimer() throws IOException {}

    /** What to watch for input. */
    public int fd() {
        return fd;
    }

    /** Sets it, in place of what it was set for. */
    public void set(Instant when) throws IOException {
        try (Memory spec = new Memory(ITIMERSPEC_BYTES)) {
            spec.clear();
            // All zeroes would switch it off.
            spec.setLong(2L * Long.BYTES, Math.max(0, when.getEpochSecond()));
            spec.setLong(3L * Long.BYTES, Math.max(1, when.getNano()));
            Posix.setWallTimer(fd, Pointer.nativeValue(spec));
        }
    }

    /** Takes the input away. */
    public void acknowledge() throws IOException {
        try {
            count.read(fd);
        } catch (PosixException e) {
            if (e.errno() != PosixException.ECANCELED) {
                throw e;
            }
            // The clock was set.
        }
    }

    /** To be called once. */
    public void close() {
        Posix.closeQuietly(fd);
    }
}
