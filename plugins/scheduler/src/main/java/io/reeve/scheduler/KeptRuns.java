package io.reeve.scheduler;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file of runs that is being written. */
final class KeptRuns implements Closeable {

    /** A little at a time goes to the disk, so that the journal does not have to wait for all of it. */
    private static final int CHUNK = 1 << 20;

    private static final Set<StandardOpenOption> ANEW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);

    private final FileChannel file;
    private final StringBuilder chunk = new StringBuilder();
    private long room;

    private KeptRuns(FileChannel file, long room) {
        this.file = file;
        this.room = room;
    }

    static KeptRuns begin(Path path, long mostBytes) throws IOException {
        return new KeptRuns(FileChannel.open(path, ANEW, RunFiles.PRIVATE), mostBytes);
    }

    /** How much room a run takes. */
    static int bytes(Entry entry) {
        return entry.text().getBytes(StandardCharsets.UTF_8).length + 1;
    }

    /**
     * Adds a run, if there is room; returns whether there was.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    boolean add(Entry entry) {
        String line = entry.text() + '\n';
        room -= line.getBytes(StandardCharsets.UTF_8).length;
        if (room < 0) {
            return false;
        }
        chunk.append(line);
        if (chunk.length() >= CHUNK) {
            try {
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }

    /** Returns when all that was added is on the disk. */
    void flush() throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(chunk.toString().getBytes(StandardCharsets.UTF_8));
        while (rest.hasRemaining()) {
            file.write(rest);
        }
        file.force(true);
        chunk.setLength(0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
