package io.reeve.logcleaner;

import io.reeve.spi.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;

/** Lets files be dealt with that nobody writes, so that nobody does meanwhile. */
final class ClosedFiles {

    private final LogStore logs;

    ClosedFiles(LogStore logs) {
        this.logs = logs;
    }

    /** What to do with a file. */
    interface Work {
        void on(LogFile file) throws IOException;
    }

    /** Returns whether it could be done: the file is there and closed. */
    boolean tryTo(Work work, LogFile file) throws IOException {
        Optional<LogStore.Claim> claim = logs.claim(file.path());
        if (claim.isEmpty()) {
            return false;
        }
        try {
            return workOn(file, work);
        } finally {
            claim.get().close();
        }
    }

    private static boolean workOn(LogFile file, Work work) throws IOException {
        if (!Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        work.on(file);
        return true;
    }
}
