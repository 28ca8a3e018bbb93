package io.reeve.service.process;

import io.reeve.service.posix.Posix;
import java.io.IOException;

/**
 * A process that cannot be mistaken for a later one with the same pid.
 *
 * @param startTicks field 22 of /proc/PID/stat
 */
record ProcessIdentity(int pid, long startTicks) {

    /** Whether the process exists and has not ended. */
    boolean isAlive() {
        return Proc.stat(pid)
                .filter(this::isSame)
                .filter(stat -> !stat.isZombie())
                .isPresent();
    }

    /** Whether another process has the pid by now. */
    boolean isReplaced() {
        return Proc.stat(pid).filter(stat -> !isSame(stat)).isPresent();
    }

    /** Sends a signal to this process and no other; false where it is gone. */
    boolean signal(int number) throws IOException {
        int pidfd = Posix.openProcess(pid);
        try {
            if (!isAlive()) {
                return false;
            }
            return pidfd < 0 ? Posix.signal(pid, number) : Posix.signalProcess(pidfd, number);
        } finally {
            if (pidfd >= 0) {
                Posix.closeQuietly(pidfd);
            }
        }
    }

    private boolean isSame(ProcStat stat) {
        return stat.startTicks() == startTicks;
    }
}
