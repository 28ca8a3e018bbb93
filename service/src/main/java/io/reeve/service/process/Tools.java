package io.reeve.service.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The programs of util-linux that launch jobs. */
final class Tools {
    private Tools() {}

    /** @throws IOException where it is missing */
    static String path(String name) throws IOException {
        return Stream.of("/usr/bin/", "/bin/", "/usr/local/bin/")
                .map(directory -> directory + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new IOException(name + " is missing: install the package util-linux"));
    }
}
