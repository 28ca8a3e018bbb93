package io.reeve.logcleaner;

import io.reeve.mbeans.LogCleanerMXBean;
import io.reeve.mbeans.LogCleaning;

/** Hands the management interface's calls to whom they concern. */
final class LogCleanerBean implements LogCleanerMXBean {

    private final Cleaner cleaner;
    private final DiskGuard guard;

    LogCleanerBean(Cleaner cleaner, DiskGuard guard) {
        this.cleaner = cleaner;
        this.guard = guard;
    }

    @Override
    public long getStoredBytes() {
        return cleaner.totals().sum().storedBytes();
    }

    @Override
    public long getLastRunMillis() {
        return cleaner.totals().lastRunMillis();
    }

    @Override
    public long getDeletedFiles() {
        return cleaner.totals().sum().deletedFiles();
    }

    @Override
    public long getDeletedBytes() {
        return cleaner.totals().sum().deletedBytes();
    }

    @Override
    public long getCompressedFiles() {
        return cleaner.totals().sum().compressedFiles();
    }

    @Override
    public long getSavedBytes() {
        return cleaner.totals().sum().savedBytes();
    }

    @Override
    public boolean getPaused() {
        return guard.isLow();
    }

    @Override
    public LogCleaning clean() {
        return cleaner.clean();
    }
}
