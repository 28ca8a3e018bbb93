package io.reeve.service.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A jar whose files are sent as they lie there: deflated already, so that a browser gets them in gzip's wrapping (RFC 1952)
 * and nobody compresses anything. Commons Compress, since the JDK's own classes do not give out an entry's stored bytes.
 */
final class Jar implements AutoCloseable {
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, ZipEntry.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int GZIP_TRAILER_BYTES = 8;

    private final ZipFile zip;

    /** @throws IOException if it cannot be read, or is no jar */
    Jar(Path file) throws IOException {
        // A channel of a file is read at positions, so that many read at once: each entry's place in it is known from
        // the
        // beginning, since local headers are not ignored. Commons Compress would look for it later in a buffer that all
        // share.
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(false)
                    .get();
        } catch (IOException e) {
            channel.close();
            throw new IOException(file + " is no jar", e);
        }
    }

    /** Its files by path; no directories. */
    Map<String, Content> entries() {
        Map<String, Content> entries = new HashMap<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!entry.isDirectory()) {
                entries.put(entry.getName(), new Entry(entry));
            }
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Entry implements Content {
        private final ZipArchiveEntry entry;

        Entry(ZipArchiveEntry entry) {
            this.entry = entry;
        }

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public String tag() {
            return Long.toHexString(entry.getCrc()) + "-" + Long.toHexString(size());
        }

        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }

        @Override
        public long gzippedSize() {
            return entry.getMethod() == ZipEntry.DEFLATED
                    ? GZIP_HEADER.length + entry.getCompressedSize() + GZIP_TRAILER_BYTES
                    : 0;
        }

        @Override
        public InputStream openGzipped() throws IOException {
            ByteBuffer trailer = ByteBuffer.allocate(GZIP_TRAILER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            trailer.putInt((int) entry.getCrc()).putInt((int) size());
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(GZIP_HEADER),
                    zip.getRawInputStream(entry),
                    new ByteArrayInputStream(trailer.array()))));
        }
    }
}
