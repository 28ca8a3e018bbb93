package io.reeve.logcleaner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories, and all that is not to be touched. Each file here is old enough to be deleted, and too large. */
final class TidyingTest {
    private static final Duration OLD = Duration.ofDays(30);

    private final Path directory;
    private final Logs logs;

    TidyingTest(@TempDir Path directory) {
        this.directory = directory;
        logs = new Logs(directory);
        logs.stage.settings.values.put("maxTotal", 0);
    }

    @Test
    void with_the_last_file_go_the_directories_above_it() throws IOException {
        logs.file("jobs/a/20261020/2026102018.log", "", OLD);
        logs.file("jobs/b/instance-2/20261020/2026102018.log", "", OLD);
        logs.file("server/20261020/2026102018.log", "", OLD);
        Files.createDirectories(logs.path("jobs/c/instance-4"));
        logs.clean();
        assertThat(logs.all()).containsExactly("jobs", "server");
    }

    @Test
    void directories_of_today_and_of_days_to_come_stay() throws IOException {
        Files.createDirectories(logs.path("jobs/a/instance-2/20261121"));
        Files.createDirectories(logs.path("jobs/a/20261122"));
        Files.createDirectories(logs.path("jobs/a/20261120"));
        Files.createDirectories(logs.path("server/20261121"));
        logs.clean();
        assertThat(logs.all())
                .containsExactly(
                        "jobs",
                        "jobs/a",
                        "jobs/a/20261122",
                        "jobs/a/instance-2",
                        "jobs/a/instance-2/20261121",
                        "server",
                        "server/20261121");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026102018.log",
                "notes.txt",
                "20261020/2026102018.log",
                "audit/20261020/2026102018.log",
                "audit/20261020.log",
                "jobs/2026102018.log",
                "jobs/20261020/2026102018.log",
                "jobs/a/2026102018.log",
                "jobs/a/20261020/deep/2026102018.log",
                "jobs/a/20261020/20261020/2026102018.log",
                "jobs/a/20261020/2026102018.log.old",
                "jobs/a/20261020/2026102018.txt",
                "jobs/a/20261020/2026102018.0.log",
                "jobs/a/20261020/2026102018.out.log",
                "jobs/a/20261020/2026102018.log.gz.tmp",
                "jobs/a/20261020/.2026102018.log.tmp",
                "jobs/a/20261020/.x.log.gz.tmp",
                "jobs/a/20261020/.2026102018.log",
                "jobs/a/20261020/__2026102018.log",
                "jobs/a/20261020/ 2026102018.log",
                "jobs/a/20261020/2026102018.log\n",
                "jobs/a/20261020/2026101918.log",
                "jobs/a/2026102/2026102018.log",
                "jobs/a/202610200/2026102018.log",
                "jobs/a/instance-0/20261020/2026102018.log",
                "jobs/a/instance-01/20261020/2026102018.log",
                "jobs/a/instance-/20261020/2026102018.log",
                "jobs/a/Instance-2/20261020/2026102018.log",
                "jobs/a/instance-2/instance-3/20261020/2026102018.log",
                "jobs/__a/20261020/2026102018.log",
                "jobs/.a/20261020/2026102018.log",
                "jobs/a\nb/20261020/2026102018.log",
                "server/2026102018.log",
                "server/instance-2/20261020/2026102018.log",
                "server/a/20261020/2026102018.log",
                "server/__old/2026102018.log",
                "Jobs/a/20261020/2026102018.log",
            })
    void what_is_called_otherwise_or_stands_elsewhere_stays(String path) throws IOException {
        logs.file(path, "it stays", OLD);
        List<String> before = logs.all();
        assertThat(logs.clean().storedBytes()).isZero();
        assertThat(logs.all()).isEqualTo(before);
        assertThat(logs.path(path)).hasContent("it stays");
        logs.nothingFailed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "jobs/a",
                "jobs/a/20261020",
                "jobs/a/instance-2",
                "jobs/a/instance-2/20261020",
                "jobs/a/20261020/2026102018.log",
                "jobs/a/20261020/2026102018.log.gz",
                "jobs/a/20261020/.2026102018.log.gz.tmp",
                "server",
                "server/20261020",
                "server/20261020/2026102018.log",
            })
    void symbolic_links_are_neither_followed_nor_deleted(String link) throws IOException {
        Path outside = directory.resolve("outside");
        for (String below : new String[] {"", "20261020", "a/20261020", "a/instance-2/20261020"}) {
            Files.createDirectories(outside.resolve(below));
            Files.writeString(outside.resolve(below).resolve("2026102018.log"), "outside");
        }
        Files.createDirectories(logs.path(link).getParent());
        boolean ofFile = link.contains(".log");
        Path target = ofFile ? outside.resolve("2026102018.log") : outside;
        Files.createSymbolicLink(logs.path(link), target);
        List<String> before = logs.all();
        assertThat(logs.clean().storedBytes()).isZero();
        assertThat(logs.all()).isEqualTo(before);
        assertThat(logs.path(link)).isSymbolicLink();
        try (var files = Files.walk(outside)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(4).allSatisfy(file -> assertThat(file)
                    .hasContent("outside"));
        }
        logs.nothingFailed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026112117.log.gz", ".2026112117.log.gz.tmp"})
    void a_link_where_the_compressed_file_would_be_is_not_written_through(String link) throws IOException {
        logs.stage.settings.values.clear();
        Path plain = logs.file("jobs/a/20261121/2026112117.log", "plain");
        Path outside = Files.writeString(directory.resolve("outside"), "outside");
        Files.createSymbolicLink(plain.resolveSibling(link), outside);
        logs.clean();
        assertThat(plain).hasContent("plain");
        assertThat(outside).hasContent("outside");
        assertThat(plain.resolveSibling(link)).isSymbolicLink();
        assertThat(logs.log.lines).singleElement().asString().startsWith("WARNING cannot clean up " + plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026102018.log", "2026102018.log.gz", ".2026102018.log.gz.tmp"})
    void a_fifo_is_not_opened_and_stays(String name) throws Exception {
        Files.createDirectories(logs.path("jobs/a/20261020"));
        Path fifo = logs.path("jobs/a/20261020").resolve(name);
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        logs.clean();
        assertThat(fifo).exists();
    }

    @Test
    void a_directory_with_the_name_of_a_file_stays() throws IOException {
        Files.createDirectories(logs.path("jobs/a/20261020/2026102018.log"));
        List<String> before = logs.all();
        logs.clean();
        assertThat(logs.all()).isEqualTo(before);
        logs.nothingFailed();
    }

    @Test
    void a_directory_that_cannot_be_read_is_told_and_does_not_stop_the_rest() throws IOException {
        logs.file("jobs/a/20261020/2026102018.log", "", OLD);
        logs.file("jobs/b/20261020/2026102018.log", "", OLD);
        logs.file("jobs/c/20261020/2026102018.log", "", OLD);
        Path closed = logs.path("jobs/b/20261020");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(closed), "root can read what is closed");
        try {
            assertThat(logs.clean().deletedFiles()).isEqualTo(2);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(logs.files()).containsExactly("jobs/b/20261020/2026102018.log");
        assertThat(logs.log.lines).containsExactly("WARNING cannot clean up " + closed + ": permission denied");
    }

    @Test
    void no_logs_are_no_failure() {
        assertThat(logs.clean().storedBytes()).isZero();
        logs.nothingFailed();
    }
}
