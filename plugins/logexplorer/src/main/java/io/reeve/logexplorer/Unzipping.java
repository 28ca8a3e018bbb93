package io.reeve.logexplorer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks a gzipped file, and gives out all that is before a damage. Without this, what was unpacked by the call that meets the
 * damage would be lost, which may be a MiB. For one thread.
 */
final class Unzipping extends GZIPInputStream {
    private Optional<ZipException> damage = Optional.empty();

    /** @param size of the buffer for what is to be unpacked */
    Unzipping(InputStream in, int size) throws IOException {
        super(in, size);
    }

    @Override
    public int read(byte[] to, int from, int count) throws IOException {
        if (damage.isPresent()) {
            throw damage.get();
        }
        long before = inf.getBytesWritten();
        try {
            return super.read(to, from, count);
        } catch (ZipException e) {
            damage = Optional.of(e);
            int got = (int) (inf.getBytesWritten() - before);
            if (got <= 0) {
                throw e;
            }
            return got;
        }
    }
}
