package io.reeve.mbeans;

/**
 * A piece of a log file. Positions count bytes of its text, so they stay when the file is compressed.
 *
 * @param text whole characters, decoded as UTF-8; what is not UTF-8 shows as U+FFFD
 * @param offset where the text begins
 * @param next where to go on
 * @param atEnd whether the file had no more; the beginning of a character at its end waits for the rest
 */
public record LogRange(String text, long offset, long next, boolean atEnd) {}
