package io.reeve.service.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A text that was made here. */
final class TextFile implements Content {

    private final byte[] bytes;
    private final String tag;

    TextFile(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        tag = Long.toHexString(crc.getValue()) + "-" + Integer.toHexString(bytes.length);
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long gzippedSize() {
        return 0;
    }

    @Override
    public InputStream openGzipped() {
        throw new IllegalStateException("the text is not compressed");
    }
}
