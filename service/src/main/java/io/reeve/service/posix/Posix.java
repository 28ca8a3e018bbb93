package io.reeve.service.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The system calls that the JDK does not offer (man-pages(7), section 2), through JNA's direct mapping. Every descriptor
 * is opened close-on-exec, because each one that is not costs time at every launch of a process. Failures are
 * {@link PosixException}s, except where a method says otherwise. Thread-safe; Linux on 64-bit machines only.
 */
public final class Posix {

    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_NONBLOCK = 0x800;
    public static final int EPOLLIN = 1;

    private static final int O_CREAT = 0x40;
    private static final int O_APPEND = 0x400;
    private static final int O_CLOEXEC = 0x80000;
    private static final int EPOLL_CLOEXEC = O_CLOEXEC;
    private static final int EFD_FLAGS = O_CLOEXEC | O_NONBLOCK;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int SEEK_END = 2;
    private static final int CLOCK_REALTIME = 0;
    private static final int TFD_FLAGS = O_CLOEXEC | O_NONBLOCK;

    /** TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET of timerfd_create(2). */
    private static final int TFD_TIMER_FLAGS = 1 | 2;

    /** Of bits/confname.h; musl has the same. */
    private static final int SC_CLK_TCK = 2;

    /** FIONREAD of asm-generic/ioctls.h; the same on x86-64, aarch64 and riscv64. */
    private static final long FIONREAD = 0x541B;

    /** The numbers of pidfd_send_signal(2) and pidfd_open(2) are the same on all architectures. */
    private static final long SYS_PIDFD_SEND_SIGNAL = 424;

    private static final long SYS_PIDFD_OPEN = 434;

    /** struct epoll_event is packed on x86-64 only (epoll_ctl(2)). */
    private static final boolean PACKED = "amd64".equals(System.getProperty("os.arch"));

    private static final int EPOLL_EVENT_BYTES = PACKED ? 12 : 16;
    private static final int EPOLL_DATA_OFFSET = PACKED ? 4 : 8;

    static {
        Native.register(Posix.class, "c");
    }

    private Posix() {}

    private static native int open(byte[] path, int flags, int mode);

    private static native int close(int fd);

    private static native long read(int fd, long buffer, long count);

    private static native long write(int fd, long buffer, long count);

    private static native long lseek(int fd, long offset, int whence);

    private static native int ftruncate(int fd, long length);

    private static native int posix_fallocate(int fd, long offset, long length);

    private static native int mkfifo(byte[] path, int mode);

    private static native int ioctl(int fd, long request, long argument);

    private static native int kill(int pid, int signal);

    private static native long syscall(long number, long first, long second, long third, long fourth);

    private static native int epoll_create1(int flags);

    private static native int epoll_ctl(int epoll, int operation, int fd, long event);

    private static native int epoll_wait(int epoll, long events, int most, int timeoutMillis);

    private static native int eventfd(int initial, int flags);

    private static native int timerfd_create(int clock, int flags);

    private static native int timerfd_settime(int fd, int flags, long wanted, long before);

    private static native int getuid();

    private static native int getgid();

    private static native int getrlimit(int resource, long limits);

    private static native int getpagesize();

    private static native long sysconf(int name);

    /** The numeric id of the user that runs this process. */
    public static int userId() {
        return getuid();
    }

    /** The numeric id of the group that runs this process. */
    public static int groupId() {
        return getgid();
    }

    /** The most that this process may have of a resource (getrlimit(2)); -1, the highest of unsigned numbers, if no end. */
    public static long hardLimit(int resource) {
        try (Memory limits = new Memory(2L * Long.BYTES)) {
            limits.clear();
            getrlimit(resource, Pointer.nativeValue(limits));
            return limits.getLong(Long.BYTES);
        }
    }

    /** The size of a page of memory in bytes; 4,096 on x86-64, up to 65,536 elsewhere. */
    public static int pageBytes() {
        return getpagesize();
    }

    /** How many clock ticks, in which proc(5) counts processor time, are a second; 100 on all usual machines. */
    public static long ticksPerSecond() {
        return sysconf(SC_CLK_TCK);
    }

    /** Opens an existing file or FIFO with the given {@code O_} flags. */
    public static int openExisting(Path path, int flags) throws IOException {
        return checked(open(bytes(path), flags | O_CLOEXEC, 0), "open", path);
    }

    /** Opens a file to read; -1 where that cannot be. */
    static int openIfReadable(String path) {
        return open((path + "\0").getBytes(StandardCharsets.UTF_8), O_RDONLY | O_CLOEXEC, 0);
    }

    /** Opens a file to append to and creates it, readable by owner and group, where it does not exist. */
    public static int openForAppend(Path path) throws IOException {
        return checked(open(bytes(path), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640), "open", path);
    }

    /** The size of a file in bytes. */
    public static long size(int fd) throws IOException {
        long size = lseek(fd, 0, SEEK_END);
        if (size < 0) {
            throw failure("lseek", fd);
        }
        return size;
    }

    /** Cuts a file to a size in bytes. */
    public static void truncate(int fd, long size) throws IOException {
        if (ftruncate(fd, size) != 0) {
            throw failure("ftruncate", fd);
        }
    }

    /** Makes sure that a range of a file has memory or disk blocks behind it. */
    public static void allocate(int fd, long offset, long length) throws IOException {
        int errno = posix_fallocate(fd, offset, length);
        if (errno != 0) {
            throw new PosixException("posix_fallocate", errno);
        }
    }

    /** Closes a descriptor; a failure to do so has no remedy and is not reported. */
    public static void closeQuietly(int fd) {
        close(fd);
    }

    /** Reads what is there into native memory, at most {@code count} bytes; -1 where nothing is there yet, 0 at the end. */
    public static int readInto(int fd, long address, int count) throws IOException {
        long n = read(fd, address, count);
        if (n < 0) {
            int errno = Native.getLastError();
            if (errno == PosixException.EAGAIN || errno == PosixException.EINTR) {
                return -1;
            }
            throw new PosixException("read from descriptor " + fd, errno);
        }
        return (int) n;
    }

    /** Writes native memory, as much of it as the other side takes; returns the number of bytes. */
    public static int writeFrom(int fd, long address, int count) throws IOException {
        long n = write(fd, address, count);
        if (n < 0) {
            throw failure("write", fd);
        }
        return (int) n;
    }

    /** How many bytes a pipe holds, as the int at {@code scratch}, native memory of 4 bytes, says after the call. */
    public static void available(int fd, long scratch) throws IOException {
        if (ioctl(fd, FIONREAD, scratch) != 0) {
            throw failure("ioctl FIONREAD", fd);
        }
    }

    /** Makes a FIFO that only its owner may use. */
    public static void makeFifo(Path path) throws IOException {
        checked(mkfifo(bytes(path), 0600), "mkfifo", path);
    }

    /** Sends a signal to a process, or to a group where {@code pid} is negative; false where there is none such. */
    public static boolean signal(int pid, int number) throws IOException {
        if (Math.abs(pid) <= 1) {
            // 0 is our own group, -1 everybody, 1 the machine's first process (kill(2)): never meant here.
            throw new IllegalArgumentException("no job has the pid " + pid);
        }
        if (kill(pid, number) == 0) {
            return true;
        }
        return gone("kill " + pid);
    }

    /** A descriptor that stands for a process (pidfd_open(2)), or -1 where there is none such or the kernel is too old. */
    public static int openProcess(int pid) {
        return (int) syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0);
    }

    /** Sends a signal to the process behind a descriptor; false where it has ended. */
    public static boolean signalProcess(int pidfd, int number) throws IOException {
        return syscall(SYS_PIDFD_SEND_SIGNAL, pidfd, number, 0, 0) == 0 || gone("pidfd_send_signal");
    }

    /** A new epoll descriptor. */
    public static int epoll() throws IOException {
        return checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1", Path.of(""));
    }

    /** Watches a descriptor for input, level-triggered; {@code key} comes back with its events. */
    public static void watch(int epoll, int fd, int key) throws IOException {
        try (Memory event = new Memory(EPOLL_EVENT_BYTES)) {
            event.clear();
            event.setInt(0, EPOLLIN);
            event.setInt(EPOLL_DATA_OFFSET, key);
            if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, Pointer.nativeValue(event)) != 0) {
                throw failure("epoll_ctl", fd);
            }
        }
    }

    /** Watches a descriptor no longer. */
    public static void unwatch(int epoll, int fd) throws IOException {
        try (Memory event = new Memory(EPOLL_EVENT_BYTES)) {
            if (epoll_ctl(epoll, EPOLL_CTL_DEL, fd, Pointer.nativeValue(event)) != 0) {
                throw failure("epoll_ctl", fd);
            }
        }
    }

    /** Waits for events, for ever where the timeout is negative; returns how many there are, 0 when interrupted. */
    public static int await(int epoll, Memory events, int timeoutMillis) throws IOException {
        int most = (int) (events.size() / EPOLL_EVENT_BYTES);
        int n = epoll_wait(epoll, Pointer.nativeValue(events), most, timeoutMillis);
        if (n < 0) {
            int errno = Native.getLastError();
            if (errno == PosixException.EINTR) {
                return 0;
            }
            throw new PosixException("epoll_wait", errno);
        }
        return n;
    }

    /** Room for that many events of {@link #await}. */
    public static Memory events(int count) {
        return new Memory((long) count * EPOLL_EVENT_BYTES);
    }

    /** The key of the event at an index of what {@link #await} filled. */
    public static int key(ByteBuffer events, int index) {
        return events.getInt(index * EPOLL_EVENT_BYTES + EPOLL_DATA_OFFSET);
    }

    /** A counter to wake an epoll with (eventfd(2)). */
    public static int eventCounter() throws IOException {
        return checked(eventfd(0, EFD_FLAGS), "eventfd", Path.of(""));
    }

    /** A timer of the wall clock that is not set. */
    static int wallTimer() throws IOException {
        return checked(timerfd_create(CLOCK_REALTIME, TFD_FLAGS), "timerfd_create", Path.of(""));
    }

    /** Sets a timer of the wall clock as a struct itimerspec at an address says, and lets it tell of a clock that is set. */
    static void setWallTimer(int fd, long itimerspec) throws IOException {
        if (timerfd_settime(fd, TFD_TIMER_FLAGS, itimerspec, 0) != 0) {
            throw failure("timerfd_settime", fd);
        }
    }

    private static boolean gone(String call) throws PosixException {
        int errno = Native.getLastError();
        if (errno == PosixException.ESRCH) {
            return false;
        }
        throw new PosixException(call, errno);
    }

    private static int checked(int result, String call, Path path) throws PosixException {
        if (result < 0) {
            throw new PosixException((call + " " + path).trim(), Native.getLastError());
        }
        return result;
    }

    private static PosixException failure(String call, int fd) {
        return new PosixException(call + " on descriptor " + fd, Native.getLastError());
    }

    private static byte[] bytes(Path path) {
        return (path + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
