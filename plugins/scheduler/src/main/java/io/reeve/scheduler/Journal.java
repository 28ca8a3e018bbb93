package io.reeve.scheduler;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What runs have come to, in files of lines that are only appended to: {@code runs/NUMBER.jsonl}. Each file begins with
 * all that counts of the ones before it, so that those are history and may go. A line that a crash cut off is taken out.
 * For one thread; {@link #read} for any.
 */
final class Journal implements Closeable {

    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final int mostBytes;
    private final int mostFiles;
    private long number;
    private FileChannel file;

    private Journal(Path directory, int mostBytes, int mostFiles, long number, FileChannel file) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
        this.number = number;
        this.file = file;
    }

    /**
     * Opens the journal in a directory, which is made if need be.
     *
     * @param mostBytes how large a file may be until the next one begins
     * @param mostFiles how many files to keep, 1 at least
     * @param counts is given every entry that counts, in order
     */
    static Journal open(Path directory, int mostBytes, int mostFiles, Consumer<Entry> counts) throws IOException {
        Files.createDirectories(directory);
        List<Long> numbers = numbers(directory);
        long number = numbers.isEmpty() ? 1 : numbers.get(numbers.size() - 1);
        Path last = path(directory, number);
        if (Files.exists(last)) {
            read(last, counts);
        }
        FileChannel file = FileChannel.open(last, APPEND, PRIVATE);
        cutOffHalfALine(last, file);
        return new Journal(directory, mostBytes, mostFiles, number, file);
    }

    private static void cutOffHalfALine(Path path, FileChannel file) throws IOException {
        byte[] content = Files.readAllBytes(path);
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        if (end < content.length) {
            file.truncate(end);
        }
    }

    private static List<Long> numbers(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,17}\\.jsonl"))
                    .map(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .sorted()
                    .toList();
        }
    }

    private static Path path(Path directory, long number) {
        return directory.resolve(number + ".jsonl");
    }

    /**
     * Appends entries, or if that fails none of them.
     *
     * @param safely whether to return only when they are on the disk
     */
    void append(Collection<Entry> entries, boolean safely) throws IOException {
        long before = file.size();
        try {
            write(file, entries);
        } catch (IOException e) {
            file.truncate(before);
            throw e;
        }
        if (safely) {
            file.force(false);
        }
    }

    private static void write(FileChannel to, Collection<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(entry.text()).append('\n');
        }
        ByteBuffer rest = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (rest.hasRemaining()) {
            to.write(rest);
        }
    }

    /** Whether the file is as large as one may be. */
    boolean isFull() throws IOException {
        return file.size() >= mostBytes;
    }

    /** Begins the next file, with all that counts, and lets go of the oldest ones. */
    void turn(Collection<Entry> counting) throws IOException {
        Path next = path(directory, number + 1);
        Path temporary = next.resolveSibling(next.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        try (FileChannel begun = FileChannel.open(temporary, APPEND, PRIVATE)) {
            write(begun, counting);
            begun.force(true);
        }
        Files.move(temporary, next, StandardCopyOption.ATOMIC_MOVE);
        syncDirectory();
        FileChannel opened = FileChannel.open(next, APPEND);
        file.close();
        file = opened;
        number++;
        for (long old : numbers(directory)) {
            if (old <= number - mostFiles) {
                Files.deleteIfExists(path(directory, old));
            }
        }
    }

    private void syncDirectory() throws IOException {
        try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    /** Its files, the newest first. */
    static List<Path> newestFirst(Path directory) throws IOException {
        return numbers(directory).stream()
                .sorted(Comparator.reverseOrder())
                .map(number -> path(directory, number))
                .toList();
    }

    /** Reads what a file has at the moment, in order. What is no entry is passed by. */
    static void read(Path path, Consumer<Entry> reader) throws IOException {
        // Not Files.newBufferedReader, which gives up on bytes that are no UTF-8.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Entry.parse(line).ifPresent(reader);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
