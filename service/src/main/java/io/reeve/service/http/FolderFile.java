package io.reeve.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in a directory, as where Reeve is developed: it may change at any time. */
record FolderFile(Path file) implements Content {

    @Override
    public long size() {
        return file.toFile().length();
    }

    @Override
    public String tag() {
        return Long.toHexString(file.toFile().lastModified()) + "-" + Long.toHexString(size());
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public long gzippedSize() {
        return 0;
    }

    @Override
    public InputStream openGzipped() {
        throw new IllegalStateException(file + " is not compressed");
    }
}
