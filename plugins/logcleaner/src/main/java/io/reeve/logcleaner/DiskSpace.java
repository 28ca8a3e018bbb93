package io.reeve.logcleaner;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much room a disk has.
 *
 * @param usable bytes that can still be written
 * @param total bytes of the whole disk
 */
record DiskSpace(long usable, long total) {

    /** Looks how much room there is on the disk of a directory. */
    interface Source {
        DiskSpace look(Path directory) throws IOException;
    }

    /** As the system tells it. */
    static DiskSpace of(Path directory) throws IOException {
        FileStore store = Files.getFileStore(directory);
        return new DiskSpace(store.getUsableSpace(), store.getTotalSpace());
    }
}
