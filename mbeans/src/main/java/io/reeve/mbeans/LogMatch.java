package io.reeve.mbeans;

import java.util.List;

/**
 * A line that a search found. Of lines longer than 64 KiB the beginning alone is searched and shown.
 *
 * @param directory where its file is, as {@code listDir} names it
 * @param file the file's name, as {@code listFile} names it
 * @param offset where the line begins in the file's text, in bytes
 * @param line without its line break
 * @param before lines of the same file before it
 * @param after lines of the same file after it
 * @param truncated whether the line is longer than what is shown
 */
public record LogMatch(
        String directory,
        String file,
        long offset,
        String line,
        List<String> before,
        List<String> after,
        boolean truncated) {}
