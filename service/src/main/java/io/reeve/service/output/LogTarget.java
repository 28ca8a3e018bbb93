package io.reeve.service.output;

import java.nio.file.Path;

/**
 * Where and how the output of a job is logged.
 *
 * @param directory the directory of the job's logs
 * @param maxFileBytes the size at which another file is begun, if the hour is not over before
 * @param waitWhenFull whether a full disk makes the job wait for room, rather than leaving a gap that the log tells of
 */
public record LogTarget(Path directory, long maxFileBytes, boolean waitWhenFull) {

    /** The same below a directory of this one. */
    public LogTarget resolve(Path below) {
        return new LogTarget(directory.resolve(below), maxFileBytes, waitWhenFull);
    }
}
