package io.reeve.logcleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.LogCleaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompressionTest {
    private static final String TEXT = "2026-11-21T17:00:00.000+00:00 a line\n".repeat(10_000);

    private final Logs logs;

    CompressionTest(@TempDir Path directory) {
        logs = new Logs(directory);
    }

    @Test
    void a_file_of_a_past_hour_is_replaced_by_one_that_holds_the_same_and_has_its_time_and_mode() throws Exception {
        Path plain = logs.file("jobs/billing/20261121/2026112117.error.log", TEXT, Duration.ofMinutes(55));
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rw-r-----"));
        FileTime time = Files.getLastModifiedTime(plain);
        LogCleaning done = logs.clean();
        Path compressed = logs.path("jobs/billing/20261121/2026112117.error.log.gz");
        assertThat(logs.files()).containsExactly("jobs/billing/20261121/2026112117.error.log.gz");
        assertThat(Logs.unzipped(compressed)).isEqualTo(TEXT);
        assertThat(Files.getLastModifiedTime(compressed)).isEqualTo(time);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(compressed)))
                .isEqualTo("rw-r-----");
        long size = Files.size(compressed);
        assertThat(done).isEqualTo(new LogCleaning(0, 0, 1, TEXT.length() - size, size));
        logs.nothingFailed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs/billing/20261120/2026112023.log",
                "jobs/billing/20261120/2026112023.7.log",
                "jobs/billing/instance-12/20261121/2026112117.log",
                "jobs/été 2/20261121/2026112100.log",
                "jobs/20261121/20261121/2026112100.log",
                "jobs/instance-2/instance-2/20261121/2026112100.log",
                "server/20261121/2026112117.log",
            })
    void what_is_complete_is_compressed(String path) throws Exception {
        logs.file(path, TEXT);
        logs.clean();
        assertThat(logs.files()).containsExactly(path + ".gz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs/billing/20261121/2026112118.log",
                "jobs/billing/20261121/2026112119.log",
                "jobs/billing/20261122/2026112200.log",
                "server/20261121/2026112118.log",
                "audit/20261120.log",
                "audit/20261120/2026112000.log",
            })
    void what_is_of_this_hour_or_none_of_ours_is_left_alone(String path) throws Exception {
        logs.file(path, TEXT);
        assertThat(logs.clean().compressedFiles()).isZero();
        assertThat(logs.files()).containsExactly(path);
    }

    @Test
    void a_part_of_this_hour_is_compressed_once_a_later_part_of_its_stream_follows() throws Exception {
        logs.file("jobs/a/20261121/2026112118.log", "0");
        logs.file("jobs/a/20261121/2026112118.2.log", "2");
        logs.file("jobs/a/20261121/2026112118.10.log", "10");
        logs.file("jobs/a/20261121/2026112118.3.error.log", "another stream");
        logs.file("jobs/a/instance-2/20261121/2026112118.4.log", "another instance");
        logs.file("server/20261121/2026112118.log", "the service's own");
        logs.file("server/20261121/2026112118.1.log", "");
        logs.clean();
        assertThat(logs.files())
                .containsExactly(
                        "jobs/a/20261121/2026112118.10.log",
                        "jobs/a/20261121/2026112118.2.log.gz",
                        "jobs/a/20261121/2026112118.3.error.log",
                        "jobs/a/20261121/2026112118.log.gz",
                        "jobs/a/instance-2/20261121/2026112118.4.log",
                        "server/20261121/2026112118.1.log",
                        "server/20261121/2026112118.log.gz");
    }

    @Test
    void a_file_that_is_being_written_is_left_for_the_next_time() throws Exception {
        Path plain = logs.file("jobs/a/20261121/2026112117.log", TEXT);
        logs.stage.logs.written.put(plain, (long) TEXT.length());
        assertThat(logs.clean()).isEqualTo(new LogCleaning(0, 0, 0, 0, TEXT.length()));
        assertThat(plain).hasContent(TEXT);
        logs.stage.logs.written.clear();
        assertThat(logs.clean().compressedFiles()).isOne();
        assertThat(plain).doesNotExist();
        logs.nothingFailed();
    }

    @Test
    void a_file_is_claimed_as_long_as_it_takes_and_no_longer() {
        Path plain = logs.file("jobs/a/20261121/2026112117.log", TEXT);
        Path temporary = logs.path("jobs/a/20261121/.2026112117.log.gz.tmp");
        List<Boolean> claimed = new ArrayList<>();
        logs.clean(new Pace() {
            @Override
            public boolean goesOn() {
                return true;
            }

            @Override
            public boolean hasRoom() {
                if (Files.exists(temporary)) {
                    claimed.add(logs.stage.logs.claim(plain).isEmpty());
                }
                return true;
            }
        });
        assertThat(claimed).isNotEmpty().containsOnly(true);
        assertThat(logs.stage.logs.claim(plain)).as("free afterwards").isPresent();
    }

    @Test
    void a_file_that_a_crash_left_beside_its_compressed_one_is_deleted() throws Exception {
        Path compressed = logs.gzip("jobs/a/20261121/2026112117.log.gz", TEXT, Duration.ofHours(1));
        byte[] before = Files.readAllBytes(compressed);
        logs.file("jobs/a/20261121/2026112117.log", TEXT);
        logs.clean();
        assertThat(logs.files()).containsExactly("jobs/a/20261121/2026112117.log.gz");
        assertThat(compressed).hasBinaryContent(before);
    }

    @Test
    void a_file_that_a_crash_left_when_it_had_been_appended_is_not_appended_again() throws Exception {
        logs.gzip("jobs/a/20261121/2026112117.log.gz", TEXT + "more\n", Duration.ofMinutes(54));
        logs.file("jobs/a/20261121/2026112117.log", "more\n", Duration.ofMinutes(54));
        logs.clean();
        assertThat(logs.files()).containsExactly("jobs/a/20261121/2026112117.log.gz");
        assertThat(Logs.unzipped(logs.path("jobs/a/20261121/2026112117.log.gz")))
                .isEqualTo(TEXT + "more\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"more\n", ".", "a line\n", "longer than all that was there before\n"})
    void what_was_written_after_compressing_is_appended(String more) throws Exception {
        String first = "dots .... a line\n";
        logs.gzip("jobs/a/20261121/2026112117.log.gz", first, Duration.ofMinutes(59));
        Path plain = logs.file("jobs/a/20261121/2026112117.log", more, Duration.ofMinutes(54));
        FileTime time = Files.getLastModifiedTime(plain);
        LogCleaning done = logs.clean();
        Path compressed = logs.path("jobs/a/20261121/2026112117.log.gz");
        assertThat(logs.files()).containsExactly("jobs/a/20261121/2026112117.log.gz");
        assertThat(Logs.unzipped(compressed)).isEqualTo(first + more);
        assertThat(Files.getLastModifiedTime(compressed)).isEqualTo(time);
        assertThat(done.storedBytes()).isEqualTo(Files.size(compressed));
        logs.file("jobs/a/20261121/2026112117.log", "third\n", Duration.ofMinutes(50));
        logs.clean();
        assertThat(Logs.unzipped(compressed)).isEqualTo(first + more + "third\n");
    }

    @Test
    void a_compressed_file_of_the_same_length_with_other_content_is_continued() throws Exception {
        logs.gzip("server/20261121/2026112117.log.gz", "one\n", Duration.ofMinutes(59));
        logs.file("server/20261121/2026112117.log", "two\n", Duration.ofMinutes(59));
        logs.clean();
        assertThat(Logs.unzipped(logs.path("server/20261121/2026112117.log.gz")))
                .isEqualTo("one\ntwo\n");
    }

    @Test
    void a_compressed_file_that_is_damaged_is_told_and_both_stay() throws Exception {
        logs.file("jobs/a/20261121/2026112117.log.gz", "not gzip");
        logs.file("jobs/a/20261121/2026112117.log", TEXT);
        logs.file("jobs/b/20261121/2026112117.log", TEXT);
        assertThat(logs.clean().compressedFiles()).isOne();
        assertThat(logs.files())
                .containsExactly(
                        "jobs/a/20261121/2026112117.log",
                        "jobs/a/20261121/2026112117.log.gz",
                        "jobs/b/20261121/2026112117.log.gz");
        assertThat(logs.log.lines)
                .containsExactly("WARNING cannot clean up " + logs.path("jobs/a/20261121/2026112117.log")
                        + ": Not in GZIP format");
    }

    @Test
    void several_failures_are_one_line() {
        for (String job : new String[] {"a", "b", "c"}) {
            logs.file("jobs/" + job + "/20261121/2026112117.log.gz", "not gzip");
            logs.file("jobs/" + job + "/20261121/2026112117.log", TEXT);
        }
        logs.clean();
        assertThat(logs.log.lines).singleElement().asString().endsWith(" (and 2 more)");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    void where_room_or_time_end_all_is_as_it_was(int answers) throws Exception {
        logs.file("jobs/a/20261121/2026112117.log", TEXT);
        for (Pace pace : new Pace[] {TestPace.fullAfter(answers), TestPace.endsAfter(answers)}) {
            logs.clean(pace);
            assertThat(logs.files()).containsExactly("jobs/a/20261121/2026112117.log");
            assertThat(logs.path("jobs/a/20261121/2026112117.log")).hasContent(TEXT);
            logs.nothingFailed();
        }
    }

    @Test
    void what_a_run_that_was_cut_short_has_left_is_removed() throws Exception {
        logs.file("jobs/a/20261121/.2026112117.log.gz.tmp", "half");
        logs.file("jobs/a/20261121/2026112117.log", TEXT);
        logs.file("server/20261121/.2026112105.log.gz.tmp", "half");
        logs.clean();
        assertThat(logs.files()).containsExactly("jobs/a/20261121/2026112117.log.gz");
        assertThat(Logs.unzipped(logs.path("jobs/a/20261121/2026112117.log.gz")))
                .isEqualTo(TEXT);
    }

    @Test
    void nothing_is_compressed_if_that_is_switched_off() throws IOException {
        logs.stage.settings.values.put("compress", false);
        logs.file("jobs/a/20261121/2026112117.log", TEXT);
        assertThat(logs.clean()).isEqualTo(new LogCleaning(0, 0, 0, 0, TEXT.length()));
        assertThat(logs.files()).containsExactly("jobs/a/20261121/2026112117.log");
    }
}
