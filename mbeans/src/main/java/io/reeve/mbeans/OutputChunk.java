package io.reeve.mbeans;

/**
 * A piece of a job's recent output.
 *
 * @param text the output, decoded as UTF-8; what is not UTF-8 shows as U+FFFD
 * @param next the position to go on from, in bytes since the job was defined
 * @param skipped how many bytes between the wished position and this piece are no longer kept, 0 or more
 */
public record OutputChunk(String text, long next, long skipped) {}
