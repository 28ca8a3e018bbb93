package io.reeve.logexplorer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory of all logs, below which no link is followed and nothing opened but directories and regular files. Each
 * look goes down from the top by open directories (openat(2)), so that what is put elsewhere meanwhile leads nowhere.
 */
final class LogTree {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path top;

    LogTree(Path top) {
        this.top = top;
    }

    /** What is in a directory; nothing if it does not exist. */
    List<Entry> list(List<String> path) throws IOException {
        return within(path, LogTree::entries).orElse(List.of());
    }

    /**
     * Opens a file; empty if it does not exist.
     *
     * @throws IllegalArgumentException if it is not a regular file, or a directory on the way is none
     */
    Optional<FileChannel> open(List<String> path, String file) throws IOException {
        return within(path, directory -> opened(directory, Path.of(file)));
    }

    /** Where a file is, for those who know it by its path. */
    Path path(List<String> path, String file) {
        return top.resolve(String.join("/", path)).resolve(file);
    }

    private <T> Optional<T> within(List<String> path, Look<T> look) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(top)) {
            if (!(stream instanceof SecureDirectoryStream<Path> directory)) {
                throw new IOException("this system cannot read logs without following links");
            }
            return Optional.of(below(directory, path, look));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static <T> T below(SecureDirectoryStream<Path> directory, List<String> path, Look<T> look)
            throws IOException {
        if (path.isEmpty()) {
            return look.into(directory);
        }
        Path next = Path.of(path.get(0));
        require(attributes(directory, next).isDirectory(), next, "a directory");
        try (SecureDirectoryStream<Path> below = directory.newDirectoryStream(next, LinkOption.NOFOLLOW_LINKS)) {
            return below(below, path.subList(1, path.size()), look);
        }
    }

    private static FileChannel opened(SecureDirectoryStream<Path> directory, Path file) throws IOException {
        // Looked at first: to open a FIFO would wait for its writer.
        require(attributes(directory, file).isRegularFile(), file, "a regular file");
        return (FileChannel) directory.newByteChannel(file, READ);
    }

    private static BasicFileAttributes attributes(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        return directory
                .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static void require(boolean fits, Path name, String expected) {
        if (!fits) {
            throw new IllegalArgumentException(
                    Quoted.of(name.toString()) + " is not " + expected + " of logs; links are not followed");
        }
    }

    private static List<Entry> entries(SecureDirectoryStream<Path> directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try {
            for (Path path : directory) {
                Path name = path.getFileName();
                entry(directory, name).ifPresent(entries::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    private static Optional<Entry> entry(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        try {
            return Optional.of(new Entry(name.toString(), attributes(directory, name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Does something with an open directory. */
    private interface Look<T> {
        T into(SecureDirectoryStream<Path> directory) throws IOException;
    }

    /** What is in a directory, a link as a link. */
    record Entry(String name, BasicFileAttributes attributes) {}
}
