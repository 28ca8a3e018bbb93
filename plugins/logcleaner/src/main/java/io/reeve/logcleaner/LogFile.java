package io.reeve.logcleaner;

import io.reeve.spi.LogFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A log file as it was seen.
 *
 * @param job whose output it holds; empty for the service's own log
 * @param size in bytes
 * @param modified when it was last written
 */
record LogFile(String job, Path path, LogFileName name, long size, Instant modified) {

    /** By the hour, then as the files of one stream follow each other, then by time. */
    static final Comparator<LogFile> OLDEST_FIRST =
            Comparator.comparing(LogFile::name).thenComparing(LogFile::modified).thenComparing(LogFile::path);

    /** Looks at a file, which has to be one itself and not merely lead to one; empty if it is not. */
    static Optional<LogFile> look(String job, Path path, LogFileName name) throws IOException {
        BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return is.isRegularFile()
                ? Optional.of(new LogFile(
                        job, path, name, is.size(), is.lastModifiedTime().toInstant()))
                : Optional.empty();
    }

    static long bytes(Iterable<LogFile> files) {
        long sum = 0;
        for (LogFile file : files) {
            sum += file.size;
        }
        return sum;
    }
}
