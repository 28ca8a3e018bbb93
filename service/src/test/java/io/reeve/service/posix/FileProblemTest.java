package io.reeve.service.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the exceptions that the JDK really throws. */
final class FileProblemTest {
    @TempDir
    Path directory;

    @Test
    void the_file_and_the_reason_are_told_where_the_message_is_a_path_alone() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        Path none = directory.resolve("none");
        assertThat(told(() -> Files.delete(directory))).isEqualTo(directory + ": the directory is not empty");
        assertThat(told(() -> Files.delete(none))).isEqualTo(none + ": no such file or directory");
        assertThat(told(() -> Files.createFile(file))).isEqualTo(file + ": it exists already");
        assertThat(told(() -> Files.newDirectoryStream(file))).isEqualTo(file + ": it is no directory");
        assertThat(told(() -> Files.move(none, file))).isEqualTo(none + ": no such file or directory");
    }

    @Test
    void a_reason_that_the_system_gives_is_told() {
        Path below = directory.resolve("x".repeat(300));
        assertThat(told(() -> Files.createFile(below))).isEqualTo(below + ": File name too long");
    }

    @Test
    void what_somebody_has_put_into_words_stays_as_it_is() {
        IOException raw = problem(() -> Files.delete(directory.resolve("none")));
        assertThat(FileProblem.unworded(raw)).contains(FileProblem.text(raw));
        assertThat(FileProblem.unworded(new UncheckedIOException(raw))).contains(FileProblem.text(raw));
        assertThat(FileProblem.unworded(new UncheckedIOException("cannot tidy up", raw)))
                .isEmpty();
        assertThat(FileProblem.unworded(new IOException("cannot tidy up", raw))).isEmpty();
        assertThat(FileProblem.text(new IOException("cannot tidy up", raw))).isEqualTo("cannot tidy up");
    }

    private static String told(ThrowingCallable failing) {
        return FileProblem.text(problem(failing));
    }

    private static IOException problem(ThrowingCallable failing) {
        return catchThrowableOfType(IOException.class, failing);
    }
}
