package io.reeve.service.bench;

import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Processes that say that they are there, on a FIFO. */
final class Arrivals implements AutoCloseable {
    private final Path fifo;
    private final RandomAccessFile file;

    Arrivals(Path fifo) throws IOException {
        this.fifo = fifo;
        Posix.makeFifo(fifo);
        this.file = new RandomAccessFile(fifo.toFile(), "rw");
    }

    /** What makes a process of /bin/sh that says so and goes on for ever. */
    String params() {
        return "-c 'echo > " + fifo + "; exec /bin/sleep 10000'";
    }

    /** Waits until one has come. */
    void await() throws IOException {
        file.read();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
