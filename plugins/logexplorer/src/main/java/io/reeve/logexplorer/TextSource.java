package io.reeve.logexplorer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** The bytes of one stored file, from its beginning to its end. For one thread. */
interface TextSource extends Closeable {

    /** Reads some bytes; returns how many, fewer than 1 at the end. */
    int read(byte[] to, int from, int count) throws IOException;

    /** Passes over bytes; returns how many there were. */
    long skip(long count) throws IOException;

    /** A file as it is, as far as it counts. */
    static TextSource plain(FileChannel channel, long length) {
        return new Plain(channel, length);
    }

    /** A gzipped file. */
    static TextSource zipped(FileChannel channel) throws IOException {
        try {
            return new Zipped(new Unzipping(Channels.newInputStream(channel), Zipped.PIECE));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** {@inheritDoc} */
    final class Plain implements TextSource {
        private static final int PIECE = 1 << 18;

        private final FileChannel channel;
        private final long length;
        private long position;

        private Plain(FileChannel channel, long length) {
            this.channel = channel;
            this.length = length;
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            int most = (int) Math.min(Math.min(count, PIECE), length - position);
            int got = most <= 0 ? 0 : channel.read(ByteBuffer.wrap(to, from, most), position);
            position += Math.max(0, got);
            return got;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, length - position));
            position += skipped;
            return skipped;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Text of any length: with {@code log.maxFileSize: none} that of an hour is in one file. */
    final class Zipped implements TextSource {
        private static final int PIECE = 1 << 16;

        private final Unzipping stream;

        private Zipped(Unzipping stream) {
            this.stream = stream;
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            return stream.read(to, from, count);
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] scratch = new byte[PIECE];
            long skipped = 0;
            while (skipped < count) {
                int got = read(scratch, 0, (int) Math.min(PIECE, count - skipped));
                if (got <= 0) {
                    break;
                }
                skipped += got;
            }
            return skipped;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
