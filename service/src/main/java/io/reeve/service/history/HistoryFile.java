package io.reeve.service.history;

import io.reeve.service.config.AtomicFile;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file of lines that are appended to, until it is large enough for another one to take its place that has what still
 * counts. It is not forced to the disk line by line: a killed service loses none. For one thread.
 */
final class HistoryFile implements Closeable {
    private static final String MODE = "rw-------";
    private static final long LEAST_ROOM = 1 << 20;

    private final Path path;
    private @Nullable FileOutputStream out;
    private long size;
    private long head;

    HistoryFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** When a service was there for the last time; 0 if there was none. */
    long touchedAtMillis() {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** A service is there: that takes no room on the disk. */
    void touch(long nowMillis) throws IOException {
        out = opened();
        Files.setLastModifiedTime(path, FileTime.fromMillis(nowMillis));
    }

    /**
     * Reads what there is, in order.
     *
     * @return how many lines are none of ours, such as one that was cut off
     */
    int read(Consumer<Entry> reader) throws IOException {
        AtomicFile.removeLeftovers(path.resolveSibling(""));
        int damaged = 0;
        // Not Files.newBufferedReader, which gives up on bytes that are no UTF-8.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Entry> entry = Entry.parse(line);
                entry.ifPresent(reader);
                damaged += entry.isPresent() ? 0 : 1;
            }
            size = Files.size(path);
        } catch (NoSuchFileException e) {
            size = 0;
        }
        return damaged;
    }

    /** Whether it has twice as much as it began with. */
    boolean isLarge() {
        return size > head + Math.max(head, LEAST_ROOM);
    }

    /** Appends lines; what of them stands there when that fails is unknown. */
    void append(Iterable<Entry> entries) throws IOException {
        FileOutputStream open = opened();
        out = open;
        byte[] bytes = text(entries);
        open.write(bytes);
        size += bytes.length;
    }

    private FileOutputStream opened() throws IOException {
        return out == null ? open() : out;
    }

    private FileOutputStream open() throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
        }
        boolean unended = isUnended();
        FileOutputStream opened = new FileOutputStream(path.toFile(), true);
        if (unended) {
            opened.write('\n');
        }
        return opened;
    }

    private boolean isUnended() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() == 0) {
                return false;
            }
            file.seek(file.length() - 1);
            return file.read() != '\n';
        }
    }

    /** Puts a file of these lines in its place; if that fails, it is as it was. */
    void replace(Iterable<Entry> entries) throws IOException {
        byte[] bytes = text(entries);
        AtomicFile.write(path, bytes, MODE);
        close();
        size = bytes.length;
        head = size;
    }

    private static byte[] text(Iterable<Entry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.text()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        FileOutputStream open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }
}
