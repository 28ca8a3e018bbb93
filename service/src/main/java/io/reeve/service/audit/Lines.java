package io.reeve.service.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a file from its first to its last one: what is appended once its end was seen is not read. */
final class Lines implements Closeable {

    /** Longer than any record; of a longer line the rest is passed over. */
    static final int MOST_BYTES = 1 << 16;

    private final InputStream in;
    private boolean ended;

    Lines(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), MOST_BYTES);
    }

    /** The next line without its newline, which the last one may lack; empty at the end. */
    Optional<byte[]> next() throws IOException {
        int b = ended ? -1 : in.read();
        if (b < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() < MOST_BYTES) {
                line.write(b);
            }
        }
        ended = b < 0; // in the middle of a line, perhaps, whose rest may be there by now
        return Optional.of(line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
