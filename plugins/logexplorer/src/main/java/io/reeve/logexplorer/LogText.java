package io.reeve.logexplorer;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** The text of a log file from a position on, whether it is compressed, in part or not at all. For one thread. */
final class LogText implements Closeable {
    private final List<TextSource> sources;
    private int current;
    private long position;
    private Optional<IOException> damage = Optional.empty();

    /** @param sources those that make up the text, in this order */
    LogText(List<TextSource> sources) {
        this.sources = sources;
    }

    /** How many bytes have been read or skipped. */
    long position() {
        return position;
    }

    /** Passes over bytes, or over all that there are if they are fewer; returns the position then. */
    long skip(long count) throws IOException {
        long wanted = count;
        while (wanted > 0 && current < sources.size()) {
            long skipped = sources.get(current).skip(wanted);
            wanted -= skipped;
            position += skipped;
            if (wanted > 0) {
                current++;
            }
        }
        return position;
    }

    /**
     * Reads as many bytes as there are; returns how many, fewer than wished at the end only.
     *
     * @throws java.util.zip.ZipException if these bytes are damaged
     * @throws EOFException if these bytes are cut off
     */
    int read(byte[] to, int from, int count) throws IOException {
        int done = readToDamage(to, from, count);
        if (damage.isPresent()) {
            throw damage.get();
        }
        return done;
    }

    /** As {@link #read}, but a damaged text ends at the damage. */
    int readToDamage(byte[] to, int from, int count) throws IOException {
        int done = 0;
        try {
            while (done < count && current < sources.size()) {
                int got = sources.get(current).read(to, from + done, count - done);
                if (got <= 0) {
                    current++;
                } else {
                    done += got;
                }
            }
        } catch (ZipException | EOFException e) {
            damage = Optional.of(e);
            current = sources.size();
        }
        position += done;
        return done;
    }

    /** Whether reading ended at a damage. */
    boolean isDamaged() {
        return damage.isPresent();
    }

    @Override
    public void close() throws IOException {
        for (TextSource source : sources) {
            source.close();
        }
    }
}
