package io.reeve.logcleaner;

import io.reeve.mbeans.LogCleaning;
import io.reeve.spi.LogStore;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Goes through all logs once: deletes what is too old, compresses, deletes what is too much, and tidies up. */
final class Cleaning {

    private final CleanerSettings settings;
    private final LogStore logs;
    private final Clock clock;
    private final System.Logger log;

    Cleaning(CleanerSettings settings, LogStore logs, Clock clock, System.Logger log) {
        this.settings = settings;
        this.logs = logs;
        this.clock = clock;
        this.log = log;
    }

    /** Does what the pace allows; a failure with one file does not stop the rest. */
    LogCleaning run(Pace pace) {
        Tally tally = new Tally();
        Present present = Present.of(clock);
        LogTree found = LogTree.read(logs.directory(), pace, tally);
        found.leftovers.forEach(leftover -> delete(leftover, tally));
        ClosedFiles closed = new ClosedFiles(logs);
        Deletion deletion = new Deletion(settings.keep(), closed, pace, tally);
        List<LogFile> young = deletion.expired(found.files, present.instant());
        Collection<LogFile> compressed =
                settings.compress() ? new Compression(closed, present, pace, tally).compress(young) : young;
        List<LogFile> left = deletion.tooMuch(compressed);
        tidy(found, present);
        if (!tally.complaint().isEmpty()) {
            log.log(Level.WARNING, tally.complaint());
        }
        return tally.sum(LogFile.bytes(left));
    }

    private static void tidy(LogTree found, Present present) {
        for (Path day : found.days) {
            if (present.isAfterDay(String.valueOf(day.getFileName()))) {
                deleteIfEmpty(day);
            }
        }
        found.owners.forEach(Cleaning::deleteIfEmpty);
    }

    private static void deleteIfEmpty(Path directory) {
        if (LogTree.isDirectory(directory)) {
            try {
                Files.delete(directory);
            } catch (IOException inUse) {
                // It has files, or has got one this moment.
            }
        }
    }

    private static void delete(Path leftover, Tally tally) {
        try {
            Files.deleteIfExists(leftover);
        } catch (IOException e) {
            tally.failed(leftover, e);
        }
    }
}
