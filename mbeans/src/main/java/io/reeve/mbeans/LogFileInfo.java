package io.reeve.mbeans;

/**
 * A log file.
 *
 * @param name as it was written, such as {@code 2026112104.1.error.log}; it stays when the file is compressed
 * @param stream whose output it has
 * @param storedBytes what it takes on the disk; compressed files hold more text
 * @param compressed whether it, or the older part of it, is gzipped
 * @param modifiedMillis when it was last written, in milliseconds since the epoch
 */
public record LogFileInfo(
        String name, OutputStreamName stream, long storedBytes, boolean compressed, long modifiedMillis) {}
