package io.reeve.mbeans;

/**
 * A line that a job printed.
 *
 * @param atMillis when its end was read, to the second, in milliseconds since the epoch; 0 if that is no longer known, as it
 *     is after a restart of the service
 * @param text the line without its line feed, decoded as UTF-8; what is not UTF-8 shows as U+FFFD
 * @param complete whether its line feed was printed
 */
public record OutputLine(long atMillis, String text, boolean complete) {}
