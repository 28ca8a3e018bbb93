package io.reeve.logcleaner;

import io.reeve.mbeans.OutputStreamName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compresses the files that are complete: their hour is over, or a later part follows them. */
final class Compression {

    private final ClosedFiles closed;
    private final Present present;
    private final Pace pace;
    private final Tally tally;

    Compression(ClosedFiles closed, Present present, Pace pace, Tally tally) {
        this.closed = closed;
        this.present = present;
        this.pace = pace;
        this.tally = tally;
    }

    /** The parts of one hour. */
    private record Series(Path directory, long hour, OutputStreamName stream) {
        static Series of(LogFile file) {
            return new Series(file.path().resolveSibling(""), file.name().hour(), file.name().stream());
        }
    }

    /** Compresses what can be, and returns the files that are there then. */
    Collection<LogFile> compress(List<LogFile> files) {
        Map<Series, Integer> lastParts = new HashMap<>();
        Map<Path, LogFile> there = new LinkedHashMap<>();
        for (LogFile file : files) {
            lastParts.merge(Series.of(file), file.name().part(), Math::max);
            there.put(file.path(), file);
        }
        for (LogFile file : files) {
            boolean followed =
                    lastParts.getOrDefault(Series.of(file), 0) > file.name().part();
            if (!file.name().compressed() && (followed || present.isAfter(file))) {
                compress(file, there);
            }
        }
        return there.values();
    }

    private void compress(LogFile file, Map<Path, LogFile> there) {
        if (!pace.goesOn() || !pace.hasRoom()) {
            return;
        }
        try {
            closed.tryTo(each -> replace(each, there), file);
        } catch (InterruptedIOException | ClosedByInterruptException leftForLater) {
            // Nothing has changed, and the next run begins anew.
        } catch (IOException e) {
            tally.failed(file.path(), e);
        }
    }

    private void replace(LogFile plain, Map<Path, LogFile> there) throws IOException {
        GzipFile gzip = new GzipFile(plain.path(), pace);
        tally.compressed(gzip.take());
        there.remove(plain.path());
        LogFile.look(plain.job(), gzip.compressed, plain.name().compressed(true))
                .ifPresent(file -> there.put(file.path(), file));
    }
}
