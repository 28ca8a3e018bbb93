package io.reeve.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinesTest {

    @TempDir
    private Path directory;

    /** Who reads while somebody writes may see half of a line, and must not take the rest for another one. */
    @Test
    void the_rest_of_a_line_that_was_being_written_is_no_line() throws Exception {
        Path file = Files.writeString(directory.resolve("f"), "one\ntw");
        try (Lines lines = new Lines(file)) {
            assertThat(text(lines)).contains("one");
            assertThat(text(lines)).contains("tw");
            Files.writeString(file, "o\nthree\n", StandardOpenOption.APPEND);
            assertThat(text(lines)).isEmpty();
        }
    }

    private static Optional<String> text(Lines lines) throws Exception {
        return lines.next().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
