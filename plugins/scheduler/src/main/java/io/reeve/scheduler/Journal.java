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
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What runs have come to, in files of lines that are only appended to: {@code runs/NUMBER.jsonl}. A line that a crash cut
 * off is taken out. Each file begins with all that counts of the ones before it: the runs that are not over, and of each
 * schedule what it goes by. So the files before are history, and nothing that the scheduler does waits for them: a
 * {@link Compaction} takes them one by one, in another thread, and brings together what is kept of them. If that cannot keep
 * up, or fails, the oldest files go. For one thread; {@link #read} for any.
 */
final class Journal implements Closeable {

    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path directory;
    private final int mostBytes;
    private final int mostFiles;
    private long number;
    private long head;
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
     * @param mostBytes how much a file may have, beside what it began with, until the next one begins
     * @param mostFiles how many files there may be, 1 at least, should no compaction take them
     * @param counts is given every entry that counts, in order
     */
    static Journal open(Path directory, int mostBytes, int mostFiles, Consumer<Entry> counts) throws IOException {
        Files.createDirectories(directory);
        RunFiles files = RunFiles.in(directory);
        long number = files.current();
        Path last = files.numbered(number);
        if (Files.exists(last)) {
            read(last, counts);
        }
        FileChannel file = FileChannel.open(last, APPEND, RunFiles.PRIVATE);
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

    /** Whether the file has as much as one may, beside what it began with. */
    boolean isFull() throws IOException {
        return file.size() >= head + mostBytes;
    }

    /** Begins the next file, with all that counts. */
    void turn(Collection<Entry> counting) throws IOException {
        RunFiles files = RunFiles.in(directory);
        Path next = files.numbered(number + 1);
        Path temporary = next.resolveSibling(next.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        FileChannel begun = FileChannel.open(temporary, APPEND, RunFiles.PRIVATE);
        try {
            write(begun, counting);
            begun.force(true);
            Files.move(temporary, next, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            begun.close();
            throw e;
        }
        FileChannel closed = file;
        file = begun;
        number++;
        head = begun.size();
        closed.close();
        RunFiles.sync(directory);
        removeBefore(files, number - mostFiles);
    }

    private static void removeBefore(RunFiles files, long last) throws IOException {
        for (long old : files.numbers()) {
            if (old <= last) {
                Files.deleteIfExists(files.numbered(old));
            }
        }
    }

    /** Reads what a file has at the moment, in order. What is no entry is passed by. */
    static void read(Path path, Consumer<Entry> reader) throws IOException {
        read(path, line -> true, entry -> {
            reader.accept(entry);
            return true;
        });
    }

    /**
     * Reads some of what a file has at the moment, in order. What is no entry is passed by.
     *
     * @param lines which lines are of interest
     * @param reader returns whether it wants more
     * @return whether the reader wanted more than there was
     */
    static boolean read(Path path, Predicate<String> lines, Predicate<Entry> reader) throws IOException {
        // Not Files.newBufferedReader, which gives up on bytes that are no UTF-8.
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            boolean wantsMore = true;
            for (String line = text.readLine(); line != null && wantsMore; line = text.readLine()) {
                wantsMore =
                        !lines.test(line) || Entry.parse(line).map(reader::test).orElse(true);
            }
            return wantsMore;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
