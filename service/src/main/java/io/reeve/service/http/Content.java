package io.reeve.service.http;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file that is served. Thread-safe. */
interface Content {

    long size();

    /** A text that is another when the bytes are others. */
    String tag();

    /** The bytes. */
    InputStream open() throws IOException;

    /** How many bytes it has as a gzip file (RFC 1952); 0 if it is not to be had as one. */
    long gzippedSize();

    /** The same as a gzip file, if {@link #gzippedSize} says that there is one. */
    InputStream openGzipped() throws IOException;
}
