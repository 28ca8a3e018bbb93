package io.reeve.service.posix;

import java.io.IOException;
import java.util.Map;

/** A system call that failed; the message ends with the words of errno(3). */
public final class PosixException extends IOException {
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int ECANCELED = 125;

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(1, "operation not permitted"),
            Map.entry(2, "no such file or directory"),
            Map.entry(ESRCH, "no such process"),
            Map.entry(5, "input/output error"),
            Map.entry(6, "no such device or address"),
            Map.entry(9, "bad file descriptor"),
            Map.entry(12, "cannot allocate memory"),
            Map.entry(13, "permission denied"),
            Map.entry(17, "file exists"),
            Map.entry(20, "not a directory"),
            Map.entry(21, "is a directory"),
            Map.entry(22, "invalid argument"),
            Map.entry(23, "too many open files in the system"),
            Map.entry(24, "too many open files"),
            Map.entry(27, "file too large"),
            Map.entry(28, "no space left on device"),
            Map.entry(30, "read-only file system"),
            Map.entry(36, "file name too long"),
            Map.entry(38, "function not implemented"),
            Map.entry(122, "disk quota exceeded"));

    private final int errno;

    PosixException(String call, int errno) {
        super(call + ": " + WORDS.getOrDefault(errno, "errno " + errno));
        this.errno = errno;
    }

    int errno() {
        return errno;
    }
}
