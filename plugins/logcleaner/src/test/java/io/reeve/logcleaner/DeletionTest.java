package io.reeve.logcleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.LogCleaning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are not compressed here, so that they have the sizes that the tests say. */
final class DeletionTest {
    private static final String TEN = "123456789\n";

    private final Logs logs;
    private final Map<String, Object> settings;

    DeletionTest(@TempDir Path directory) {
        logs = new Logs(directory);
        settings = logs.stage.settings.values;
    }

    @BeforeEach
    void does_not_compress() {
        settings.put("compress", false);
    }

    @Test
    void what_was_not_written_for_long_is_deleted() throws IOException {
        Duration old = Duration.ofDays(7).plusMillis(1);
        logs.file("jobs/a/20261114/2026111418.log", TEN, old);
        logs.file("jobs/a/20261114/2026111418.error.log.gz", TEN, old);
        logs.file("jobs/a/instance-3/20261114/2026111418.log", TEN, old);
        logs.file("server/20261114/2026111418.log", TEN, old);
        logs.file("jobs/a/20261114/2026111419.log", TEN, Duration.ofDays(7));
        logs.file("jobs/a/20251114/2025111419.log", TEN, Duration.ofDays(1));
        assertThat(logs.clean()).isEqualTo(new LogCleaning(4, 40, 0, 0, 20));
        assertThat(logs.files()).containsExactly("jobs/a/20251114/2025111419.log", "jobs/a/20261114/2026111419.log");
        logs.nothingFailed();
    }

    @Test
    void nothing_expires_where_that_is_said() throws IOException {
        settings.put("expire", "none");
        logs.file("jobs/a/20061114/2006111418.log", TEN, Duration.ofDays(7000));
        assertThat(logs.clean().deletedFiles()).isZero();
    }

    @Test
    void of_a_job_the_oldest_files_go_until_the_rest_is_not_too_much() throws IOException {
        settings.put("maxPerJob", 35);
        logs.file("jobs/a/instance-2/20261121/2026112109.log", TEN);
        logs.file("jobs/a/20261121/2026112110.log.gz", TEN);
        logs.file("jobs/a/20261121/2026112110.log", TEN);
        logs.file("jobs/a/20261121/2026112110.1.log", TEN);
        logs.file("jobs/a/instance-2/20261121/2026112111.error.log", TEN);
        logs.file("jobs/a/20261121/2026112112.log", TEN);
        logs.file("jobs/b/20261121/2026112101.log", TEN.repeat(3));
        logs.file("server/20261121/2026112101.log", TEN.repeat(4));
        assertThat(logs.clean()).isEqualTo(new LogCleaning(3, 30, 0, 0, 100));
        assertThat(logs.files())
                .containsExactly(
                        "jobs/a/20261121/2026112110.1.log",
                        "jobs/a/20261121/2026112112.log",
                        "jobs/a/instance-2/20261121/2026112111.error.log",
                        "jobs/b/20261121/2026112101.log",
                        "server/20261121/2026112101.log");
    }

    @Test
    void of_all_the_oldest_files_go_until_the_rest_is_not_too_much() throws IOException {
        settings.put("maxTotal", 30);
        logs.file("jobs/deleted/20261120/2026112023.log", TEN);
        logs.file("server/20261121/2026112100.log", TEN);
        logs.file("jobs/a/20261121/2026112101.log", TEN);
        logs.file("jobs/b/20261121/2026112102.log", TEN);
        logs.file("server/20261121/2026112103.log", TEN);
        assertThat(logs.clean()).isEqualTo(new LogCleaning(2, 20, 0, 0, 30));
        assertThat(logs.files())
                .containsExactly(
                        "jobs/a/20261121/2026112101.log",
                        "jobs/b/20261121/2026112102.log",
                        "server/20261121/2026112103.log");
    }

    @Test
    void of_files_with_one_name_that_goes_which_was_written_first() throws IOException {
        settings.put("maxTotal", 20);
        logs.file("jobs/a/20261121/2026112101.log", TEN, Duration.ofHours(2));
        logs.file("jobs/b/20261121/2026112101.log", TEN, Duration.ofHours(3));
        logs.file("jobs/c/20261121/2026112101.log", TEN, Duration.ofHours(1));
        logs.clean();
        assertThat(logs.files()).containsExactly("jobs/a/20261121/2026112101.log", "jobs/c/20261121/2026112101.log");
    }

    @Test
    void just_as_much_as_is_allowed_stays() throws IOException {
        settings.put("maxPerJob", 20);
        settings.put("maxTotal", 40);
        logs.file("jobs/a/20261121/2026112101.log", TEN.repeat(2));
        logs.file("jobs/b/20261121/2026112101.log", TEN.repeat(2));
        assertThat(logs.clean()).isEqualTo(new LogCleaning(0, 0, 0, 0, 40));
    }

    @Test
    void what_is_being_written_stays_but_counts() throws IOException {
        settings.put("maxPerJob", 10);
        settings.put("maxTotal", 0);
        Path written = logs.file("jobs/a/20261114/2026111418.log", TEN, Duration.ofDays(8));
        logs.stage.logs.written.put(written, 10L);
        logs.file("jobs/a/20261121/2026112118.log", TEN);
        Path own = logs.file("server/20261121/2026112118.log", TEN, Duration.ofDays(8));
        logs.stage.logs.written.put(own, 10L);
        logs.file("server/20261121/2026112117.log", TEN);
        assertThat(logs.clean()).isEqualTo(new LogCleaning(2, 20, 0, 0, 20));
        assertThat(logs.files()).containsExactly("jobs/a/20261114/2026111418.log", "server/20261121/2026112118.log");
        logs.nothingFailed();
    }

    @Test
    void what_compressing_saves_need_not_be_deleted() throws IOException {
        settings.put("compress", true);
        settings.put("maxPerJob", 1000);
        logs.file("jobs/a/20261121/2026112101.log", TEN.repeat(90));
        logs.file("jobs/a/20261121/2026112102.log", TEN.repeat(90));
        LogCleaning done = logs.clean();
        assertThat(done.deletedFiles()).isZero();
        assertThat(done.compressedFiles()).isEqualTo(2);
    }

    @Test
    void no_limit_is_no_limit() throws IOException {
        settings.put("maxPerJob", "none");
        settings.put("maxTotal", "none");
        logs.file("jobs/a/20261121/2026112101.log", TEN);
        assertThat(logs.clean().deletedFiles()).isZero();
    }

    @Test
    void an_end_in_between_leaves_the_rest() throws IOException {
        settings.put("maxTotal", 0);
        for (int hour = 10; hour < 18; hour++) {
            logs.file("jobs/a/20261121/20261121" + hour + ".log", TEN);
        }
        assertThat(logs.clean(TestPace.endsAfter(6)).deletedFiles()).isBetween(1L, 4L);
        logs.nothingFailed();
    }
}
