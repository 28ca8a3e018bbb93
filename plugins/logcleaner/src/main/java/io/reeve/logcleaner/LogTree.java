package io.reeve.logcleaner;

import io.reeve.spi.LogFileName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What there is of logs, found by names: what is called otherwise, stands elsewhere or is a symbolic link is not seen.
 */
final class LogTree {

    /** As jobs can be called. */
    private static final Pattern JOB = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._\\- ]*");

    private static final Pattern INSTANCE = Pattern.compile("instance-[1-9][0-9]*");

    /** Log files, in no order. */
    final List<LogFile> files = new ArrayList<>();

    /** Directories of days. */
    final List<Path> days = new ArrayList<>();

    /** Directories of instances and jobs, each after what is in it. */
    final List<Path> owners = new ArrayList<>();

    /** What a run that was cut short has left. */
    final List<Path> leftovers = new ArrayList<>();

    private final Pace pace;
    private final Tally tally;

    private LogTree(Pace pace, Tally tally) {
        this.pace = pace;
        this.tally = tally;
    }

    /** Reads what is below the directory of all logs; what cannot be read is noted as a failure. */
    static LogTree read(Path root, Pace pace, Tally tally) {
        LogTree tree = new LogTree(pace, tally);
        for (Path job : directories(tree.entries(root.resolve("jobs")), JOB.asMatchPredicate())) {
            tree.readJob(job);
        }
        tree.readDays("", tree.entries(root.resolve("server")));
        return tree;
    }

    /** Whether it is a directory itself and does not merely lead to one. */
    static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void readJob(Path job) {
        List<Path> entries = entries(job);
        readDays(name(job), entries);
        for (Path instance : directories(entries, INSTANCE.asMatchPredicate())) {
            readDays(name(job), entries(instance));
            owners.add(instance);
        }
        owners.add(job);
    }

    private void readDays(String job, List<Path> entries) {
        for (Path day : directories(entries, LogFileName::isDay)) {
            days.add(day);
            for (Path path : entries(day)) {
                readFile(job, path);
            }
        }
    }

    private void readFile(String job, Path path) {
        try {
            if (GzipFile.isTemporary(name(path)) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                leftovers.add(path);
            }
            Optional<LogFileName> name = LogFileName.parse(name(path));
            if (name.isPresent() && path.resolveSibling("").endsWith(name.get().day())) {
                LogFile.look(job, path, name.get()).ifPresent(files::add);
            }
        } catch (NoSuchFileException gone) {
            // Nothing to clean up, then.
        } catch (IOException e) {
            tally.failed(path, e);
        }
    }

    private static List<Path> directories(List<Path> entries, Predicate<String> called) {
        return entries.stream()
                .filter(path -> called.test(name(path)) && isDirectory(path))
                .toList();
    }

    private List<Path> entries(Path directory) {
        List<Path> entries = new ArrayList<>();
        if (!pace.goesOn() || !isDirectory(directory)) {
            return entries;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException gone) {
            // Nothing is in it, then.
        } catch (DirectoryIteratorException e) {
            tally.failed(directory, new IOException("cannot be read to its end", e));
        } catch (IOException e) {
            tally.failed(directory, e);
        }
        return entries;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
