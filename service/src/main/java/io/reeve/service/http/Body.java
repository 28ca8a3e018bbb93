package io.reeve.service.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Reads what a client sends, for so long and no longer. */
record Body(Duration patience) {

    /** Empty if it takes too long: a client that sends a byte now and then must not keep a thread for itself. */
    Optional<String> read(InputStream in) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            body.write(buffer, 0, n);
            if (System.nanoTime() - start > patience.toNanos()) {
                return Optional.empty();
            }
        }
        return Optional.of(body.toString(StandardCharsets.UTF_8));
    }

    /** What a client is told whose request took too long. */
    String tooLate() {
        return "the request took longer than " + patience + " to arrive";
    }
}
