package io.reeve.logexplorer;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.zip.ZipException;

/** Something that reads logs; its failures are told in a sentence, without paths of this machine. */
interface Reading<T> {
    T read() throws IOException;

    /**
     * Does it.
     *
     * @throws UncheckedIOException if logs cannot be read
     */
    static <T> T of(String what, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(what + " cannot be read: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return "a compressed file is damaged: " + e.getMessage();
        }
        if (e instanceof FileSystemException file) {
            String reason = file.getReason();
            return reason == null ? e.getClass().getSimpleName() : reason;
        }
        return String.valueOf(e.getMessage());
    }
}
