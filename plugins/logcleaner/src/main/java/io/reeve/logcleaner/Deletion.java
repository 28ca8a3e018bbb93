package io.reeve.logcleaner;

import io.reeve.logcleaner.CleanerSettings.Keep;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deletes what is not to be kept. Files that are being written stay, but count. */
final class Deletion {

    private final Keep keep;
    private final ClosedFiles closed;
    private final Pace pace;
    private final Tally tally;

    Deletion(Keep keep, ClosedFiles closed, Pace pace, Tally tally) {
        this.keep = keep;
        this.closed = closed;
        this.pace = pace;
        this.tally = tally;
    }

    /** Deletes what was not written for long, and returns what is left. */
    List<LogFile> expired(List<LogFile> files, Instant now) {
        if (keep.expire().isEmpty()) {
            return files;
        }
        Duration age = keep.expire().get();
        List<LogFile> left = new ArrayList<>();
        for (LogFile file : files) {
            boolean old = Duration.between(file.modified(), now).compareTo(age) > 0;
            if (!old || !delete(file)) {
                left.add(file);
            }
        }
        return left;
    }

    /** Deletes what is too much of a job, then what is too much of all, and returns what is left. */
    List<LogFile> tooMuch(Collection<LogFile> files) {
        Map<String, List<LogFile>> byJob = new TreeMap<>();
        for (LogFile file : files) {
            byJob.computeIfAbsent(file.job(), name -> new ArrayList<>()).add(file);
        }
        List<LogFile> left = new ArrayList<>();
        byJob.forEach((job, its) ->
                left.addAll(job.isEmpty() ? its : oldest(its, keep.maxPerJob().orElse(Long.MAX_VALUE))));
        return oldest(left, keep.maxTotal().orElse(Long.MAX_VALUE));
    }

    private List<LogFile> oldest(List<LogFile> files, long most) {
        long bytes = LogFile.bytes(files);
        List<LogFile> left = new ArrayList<>();
        for (LogFile file : files.stream().sorted(LogFile.OLDEST_FIRST).toList()) {
            if (bytes > most && delete(file)) {
                bytes -= file.size();
            } else {
                left.add(file);
            }
        }
        return left;
    }

    private boolean delete(LogFile file) {
        if (!pace.goesOn()) {
            return false;
        }
        try {
            return closed.tryTo(this::deleteClosed, file);
        } catch (IOException e) {
            tally.failed(file.path(), e);
            return false;
        }
    }

    private void deleteClosed(LogFile file) throws IOException {
        Files.delete(file.path());
        tally.deleted(file.size());
    }
}
