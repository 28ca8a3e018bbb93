package io.reeve.logcleaner;

import io.reeve.spi.LogStore;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;

/** Leaves logs unwritten while the disk is nearly full. It is asked to look by one thread, and ended by any. */
final class DiskGuard {

    /** How much has to be free if nobody says otherwise, and if that is not too large a part of the disk. */
    static final long MOST_BY_DEFAULT = 256L << 20;

    private static final int PART_BY_DEFAULT = 20;
    private static final int PART_ABOVE = 10;

    private final DiskSpace.Source disk;
    private final OptionalLong minFree;
    private final LogStore logs;
    private final System.Logger log;

    private volatile boolean low;
    private boolean blind;
    private boolean ended;

    /** @param minFree empty for what is usual on a disk of that size */
    DiskGuard(DiskSpace.Source disk, OptionalLong minFree, LogStore logs, System.Logger log) {
        this.disk = disk;
        this.minFree = minFree;
        this.logs = logs;
        this.log = log;
    }

    /** Whether there was too little room at the last look. */
    boolean isLow() {
        return low;
    }

    /** Looks how much room there is; returns whether it has become too little since the last look. */
    boolean look() {
        try {
            DiskSpace now = disk.look(logs.directory());
            blind = false;
            return decide(now.usable(), limit(now.total()));
        } catch (IOException e) {
            if (!blind) {
                log.log(Level.WARNING, "cannot tell how much room is left for logs: " + e);
            }
            blind = true;
            return false;
        }
    }

    private long limit(long total) {
        return minFree.orElse(Math.min(MOST_BY_DEFAULT, total / PART_BY_DEFAULT));
    }

    private boolean decide(long usable, long limit) {
        if (!low && usable < limit && become(true)) {
            log.log(
                    Level.WARNING,
                    mebibytes(usable) + " are left on the disk of " + logs.directory() + ", less than the "
                            + mebibytes(limit) + " of minFree: output of jobs is not logged until there is more."
                            + " Jobs go on, unless log.onFull lets them wait.");
            return true;
        }
        if (low && usable > limit + limit / PART_ABOVE && become(false)) {
            log.log(
                    Level.WARNING,
                    mebibytes(usable) + " are free again on the disk of " + logs.directory()
                            + ": output of jobs is logged again.");
        }
        return false;
    }

    /** Returns whether that could be, as the end has not come yet. */
    private synchronized boolean become(boolean nextLow) {
        if (ended) {
            return false;
        }
        low = nextLow;
        if (nextLow) {
            logs.pause();
        } else {
            logs.resume();
        }
        return true;
    }

    /** Lets logs be written, and leaves it at that. */
    synchronized void end() {
        if (low) {
            logs.resume();
        }
        low = false;
        ended = true;
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
