package io.reeve.logcleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.contract.Stage;
import io.reeve.mbeans.LogCleaning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Logs in a directory, where it is 2026-11-21 18:53 UTC, and what cleans them up. */
final class Logs {

    final Stage stage;
    final LoggedLines log = new LoggedLines();
    private final Path root;

    Logs(Path directory) {
        stage = new Stage(directory);
        root = stage.logs.directory();
    }

    /** A file that was written in full an hour ago. */
    Path file(String path, String content) {
        return file(path, content, Duration.ofHours(1));
    }

    Path file(String path, String content, Duration age) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return aged(file, age);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A compressed file. */
    Path gzip(String path, String content, Duration age) throws IOException {
        Path file = file(path, "", age);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());
        return aged(file, age);
    }

    private Path aged(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(
                file, FileTime.from(stage.clock.instant().minus(age)));
    }

    Path path(String path) {
        return root.resolve(path);
    }

    static String unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    LogCleaning clean() {
        return clean(TestPace.endless());
    }

    LogCleaning clean(Pace pace) {
        CleanerSettings settings = stage.settings(CleanerSettings::read);
        return new Cleaning(settings, stage.logs, stage.clock, log).run(pace);
    }

    /** All files, links and directories below the logs. */
    List<String> all() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !path.equals(root))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /** All that is not a directory. */
    List<String> files() throws IOException {
        return all().stream()
                .filter(path -> !LogTree.isDirectory(root.resolve(path)))
                .toList();
    }

    void nothingFailed() {
        assertThat(log.lines).isEmpty();
    }
}
