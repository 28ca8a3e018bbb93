package io.reeve.service.output;

import io.reeve.mbeans.LogFormat;
import java.nio.file.Path;

/**
 * What the logs of all jobs have in common.
 *
 * @param directory the directory above those of the jobs
 * @param maxFileBytes the size at which another file is begun, if the hour is not over before
 * @param waitWhenFull whether a full disk makes a job wait for room, rather than leaving a gap that its log tells of
 */
public record LogRules(Path directory, long maxFileBytes, boolean waitWhenFull) {

    /** The log of an instance in a directory below this one. */
    public LogTarget target(Path below, LogFormat format, String job, int instance) {
        return new LogTarget(directory.resolve(below), this, format, job, instance);
    }
}
