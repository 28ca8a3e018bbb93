package io.reeve.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private final Path directory;

    AtomicFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void replaces_content_and_mode() throws IOException {
        Path file = directory.resolve("billing.yaml");
        AtomicFile.write(file, "old", "rw-rw-rw-");
        assertThat(mode(file)).isEqualTo("rw-rw-rw-");
        AtomicFile.write(file, "größer", "rw-------");
        assertThat(file).content().isEqualTo("größer");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_write_that_fails_names_the_file_and_leaves_everything_as_it_was() throws IOException {
        Path occupied =
                Files.createDirectories(directory.resolve("occupied/inside")).resolveSibling("");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AtomicFile.write(occupied, "x", "rw-------"))
                .withMessageMatching("cannot write .*/occupied/?: .*; what was there is unchanged");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AtomicFile.write(directory.resolve("no/file"), "x", "rw-------"))
                .withMessageContaining("no such file or directory");
        assertThat(occupied.resolve("inside")).isDirectory();
        assertThat(directory.toFile().list()).containsExactly("occupied");
    }

    @Test
    void a_reader_sees_a_whole_content_whatever_writers_do() throws Exception {
        Path file = directory.resolve("file");
        AtomicFile.write(file, "0".repeat(100_000), "rw-------");
        var pool = Executors.newFixedThreadPool(2);
        try {
            var writers = IntStream.range(1, 3)
                    .mapToObj(n -> pool.submit((Callable<?>) () -> {
                        for (int i = 0; i < 20; i++) {
                            AtomicFile.write(file, Integer.toString(n).repeat(100_000), "rw-------");
                        }
                        return n;
                    }))
                    .toList();
            while (!writers.stream().allMatch(writer -> writer.isDone())) {
                assertThat(Files.readString(file)).matches("0{100000}|1{100000}|2{100000}");
            }
            for (var writer : writers) {
                writer.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void what_a_killed_writer_left_is_removed_and_nothing_else() throws IOException {
        Files.writeString(directory.resolve(".billing.yaml.4711-1.tmp"), "half");
        Files.writeString(directory.resolve("billing.yaml"), "whole");
        Files.writeString(directory.resolve("x.tmp"), "somebody's");
        AtomicFile.removeLeftovers(directory);
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("billing.yaml", "x.tmp");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
