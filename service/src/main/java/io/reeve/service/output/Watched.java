package io.reeve.service.output;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source on the reactor, and how busy it is with how little. */
final class Watched {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private static final int SMALL_BYTES = 16384;
    private static final int LARGE_BYTES = 49152;
    private static final int SMALL_READS = 16;
    private static final long REST_NANOS = 50_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private final Reactor.Source source;
    private int smallReads;
    private long lastRead;
    private long restUntil;
    private boolean failing;

    Watched(Reactor.Source source) {
        this.source = source;
    }

    boolean restsAt(long now) {
        return restUntil - now > 0;
    }

    long restUntil() {
        return restUntil;
    }

    /** Lets the source read; false where it failed or cannot go on: its output waits in the FIFO meanwhile. */
    boolean read(long now) {
        try {
            int bytes = source.readable();
            count(bytes, now);
            failing = false;
            return bytes >= 0;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.warn("{}: waits to be read: {}", source, e.getMessage());
            }
            failing = true;
            return false;
        }
    }

    private void count(int bytes, long now) {
        boolean busy = now - lastRead < PAUSE_NANOS;
        if (!busy || bytes >= LARGE_BYTES) {
            smallReads = 0;
        } else if (bytes < SMALL_BYTES) {
            smallReads++;
        }
        lastRead = now;
        restUntil = smallReads >= SMALL_READS ? now + REST_NANOS : now;
    }
}
