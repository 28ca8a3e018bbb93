package io.reeve.spi;

import java.nio.file.Path;
import java.util.Optional;

/** The log files of the service and its jobs, some of which are being written. Thread-safe. */
public interface LogStore {

    /**
     * Where they are, absolute: {@code jobs/NAME/YYYYMMDD/} and {@code jobs/NAME/instance-N/YYYYMMDD/} with files called as
     * {@link LogFileName} says, {@code server/YYYYMMDD/}, and {@code audit/}.
     */
    Path directory();

    /**
     * Takes a file for oneself, to compress or delete it: nothing is written to it meanwhile. Empty if it is being
     * written, or somebody else has it.
     */
    Optional<Claim> claim(Path file);

    /**
     * How many bytes of a file are there to stay. What a job's file that is being written has beyond them is taken back
     * and written anew where the service is killed.
     *
     * @throws java.io.UncheckedIOException if the file cannot be looked at
     */
    long length(Path file);

    /** Leaves the logs of jobs unwritten, as on a full disk, until {@link #resume}; the service's own go on. */
    void pause();

    /** Ends what {@link #pause} began. */
    void resume();

    /** A file that is one's own until this is closed. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }
}
