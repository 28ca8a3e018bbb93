package io.reeve.service.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A jar whose files are sent as they lie there: deflated already, so that a browser gets them in gzip's wrapping and nobody
 * compresses anything. The JDK's zip classes do not tell where an entry's bytes are; the format is PKWARE's APPNOTE.
 */
final class Jar implements AutoCloseable {
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int DEFLATED = 8;
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int GZIP_TRAILER_BYTES = 8;

    private final FileChannel channel;
    private final Map<String, Content> entries = new HashMap<>();

    /** @throws IOException if it cannot be read, or is no jar */
    Jar(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            readDirectory(file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Its files by path; no directories. */
    Map<String, Content> entries() {
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void readDirectory(Path file) throws IOException {
        long tailStart = Math.max(0, channel.size() - END_BYTES - LONGEST_COMMENT);
        ByteBuffer tail = read(tailStart, (int) (channel.size() - tailStart));
        int end = tail.limit() - END_BYTES;
        while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
            end--;
        }
        if (end < 0) {
            throw new IOException(file + " is no jar");
        }
        ByteBuffer directory = read(unsigned(tail.getInt(end + 16)), tail.getInt(end + 12));
        int count = Short.toUnsignedInt(tail.getShort(end + 10));
        for (int i = 0; i < count; i++) {
            if (directory.getInt(directory.position()) != ENTRY_SIGNATURE) {
                throw new IOException(file + " has a directory that cannot be read");
            }
            readEntry(directory);
        }
    }

    private void readEntry(ByteBuffer directory) {
        int at = directory.position();
        int nameBytes = Short.toUnsignedInt(directory.getShort(at + 28));
        int extraBytes = Short.toUnsignedInt(directory.getShort(at + 30));
        int commentBytes = Short.toUnsignedInt(directory.getShort(at + 32));
        String name = StandardCharsets.UTF_8
                .decode(directory.slice(at + ENTRY_BYTES, nameBytes))
                .toString();
        if (!name.endsWith("/")) {
            entries.put(
                    name,
                    new Entry(
                            directory.getShort(at + 10) == DEFLATED,
                            directory.getInt(at + 16),
                            unsigned(directory.getInt(at + 20)),
                            unsigned(directory.getInt(at + 24)),
                            unsigned(directory.getInt(at + 42))));
        }
        directory.position(at + ENTRY_BYTES + nameBytes + extraBytes + commentBytes);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file ends too early");
            }
        }
        return bytes.flip();
    }

    /** One file; {@code stored} bytes lie behind the local header at {@code header}. */
    private final class Entry implements Content {
        private final boolean deflated;
        private final int crc;
        private final long stored;
        private final long size;
        private final long header;

        Entry(boolean deflated, int crc, long stored, long size, long header) {
            this.deflated = deflated;
            this.crc = crc;
            this.stored = stored;
            this.size = size;
            this.header = header;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public String tag() {
            return Integer.toHexString(crc) + "-" + Long.toHexString(size);
        }

        @Override
        public InputStream open() throws IOException {
            return deflated ? new Inflated(bytes()) : bytes();
        }

        @Override
        public long gzippedSize() {
            return deflated ? GZIP_HEADER.length + stored + GZIP_TRAILER_BYTES : 0;
        }

        @Override
        public InputStream openGzipped() throws IOException {
            ByteBuffer trailer = ByteBuffer.allocate(GZIP_TRAILER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            trailer.putInt(crc).putInt((int) size);
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(GZIP_HEADER), bytes(), new ByteArrayInputStream(trailer.array()))));
        }

        private InputStream bytes() throws IOException {
            ByteBuffer local = read(header, LOCAL_BYTES);
            int before =
                    LOCAL_BYTES + Short.toUnsignedInt(local.getShort(26)) + Short.toUnsignedInt(local.getShort(28));
            return new Slice(channel, header + before, stored);
        }
    }

    /** Frees the inflater's memory, which is none of the collector's, when it is closed. */
    private static final class Inflated extends InflaterInputStream {

        Inflated(InputStream deflated) {
            super(deflated, new Inflater(true), 1 << 13);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** A part of a file. */
    private static final class Slice extends InputStream {
        private final FileChannel channel;
        private long position;
        private long left;

        Slice(FileChannel channel, long position, long length) {
            this.channel = channel;
            this.position = position;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int most = (int) Math.min(length, left);
            int n = channel.read(ByteBuffer.wrap(bytes, offset, most), position);
            if (n < 0) {
                throw new IOException("the file ends too early");
            }
            position += n;
            left -= n;
            return n;
        }
    }
}
