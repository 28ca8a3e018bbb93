package io.reeve.service.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.reeve.service.output.OpenLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerFilesTest {
    private static final long SIX = 2026112106;
    private static final long SEVEN = 2026112107;

    @TempDir
    private Path directory;

    private OpenLogs logs;
    private ServerFiles files;

    @BeforeEach
    void open() {
        logs = new OpenLogs(directory);
        files = new ServerFiles(logs, 10);
    }

    @AfterEach
    void close() throws IOException {
        files.close();
    }

    private void write(long hour, String... lines) throws IOException {
        for (String line : lines) {
            files.write(hour, line.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path day(String file) {
        return directory.resolve("server/20261121").resolve(file);
    }

    @Test
    void each_hour_has_a_file_and_a_late_line_stays_in_that_of_the_next() throws IOException {
        write(SIX, "a");
        write(SEVEN, "b");
        write(SIX, "late");
        assertThat(day("2026112106.log")).hasContent("a");
        assertThat(day("2026112107.log")).hasContent("blate");
    }

    @Test
    void a_clock_that_is_set_back_over_the_month_goes_on_in_the_same_file_and_by_days_in_that_of_its_hour()
            throws IOException {
        write(2026120100, "a");
        write(2026113023, "b");
        write(2026112523, "c");
        assertThat(directory.resolve("server/20261201/2026120100.log")).hasContent("ab");
        assertThat(directory.resolve("server/20261125/2026112523.log")).hasContent("c");
    }

    @Test
    void another_file_begins_once_one_is_large_enough() throws IOException {
        write(SIX, "123456789", "0123456789", "x", "123456789", "y");
        assertThat(day("2026112106.log")).hasContent("1234567890123456789");
        assertThat(day("2026112106.1.log")).hasContent("x123456789");
        assertThat(day("2026112106.2.log")).hasContent("y");
        write(SEVEN, "z");
        assertThat(day("2026112107.log")).hasContent("z");
    }

    @Test
    void a_service_that_starts_again_goes_on_in_the_last_file() throws IOException {
        write(SIX, "0123456789", "a");
        files.close();
        files = new ServerFiles(logs, 10);
        write(SIX, "b", "0123456789", "c");
        assertThat(day("2026112106.1.log")).hasContent("ab0123456789");
        assertThat(day("2026112106.2.log")).hasContent("c");
    }

    @Test
    void the_file_that_is_written_cannot_be_claimed_and_the_others_can() throws IOException {
        write(SIX, "0123456789", "a");
        assertThat(logs.claim(day("2026112106.1.log"))).isEmpty();
        assertThat(logs.claim(day("2026112106.log"))).isPresent();
        files.close();
        assertThat(logs.claim(day("2026112106.1.log"))).isPresent();
    }

    @Test
    void a_file_that_somebody_claims_is_left_to_them() throws IOException {
        assertThat(logs.claim(day("2026112106.log"))).isPresent();
        write(SIX, "a");
        assertThat(day("2026112106.log")).doesNotExist();
        assertThat(day("2026112106.1.log")).hasContent("a");
    }

    @Test
    void a_file_that_cannot_be_opened_is_tried_again_with_the_next_line() throws IOException {
        Path blocked = Files.createFile(directory.resolve("server"));
        assertThat(catchThrowable(() -> write(SIX, "lost"))).isInstanceOf(IOException.class);
        Files.delete(blocked);
        write(SIX, "a");
        assertThat(day("2026112106.log")).hasContent("a");
    }
}
