package io.reeve.service.output;

import java.nio.file.Path;

/**
 * Where and how the output of a job is logged.
 *
 * @param directory the directory of the job's logs
 * @param waitWhenFull whether a full disk makes the job wait for room, rather than leaving a gap that the log tells of
 */
public record LogTarget(Path directory, boolean waitWhenFull) {}
