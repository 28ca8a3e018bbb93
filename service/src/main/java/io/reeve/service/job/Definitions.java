package io.reeve.service.job;

import io.reeve.service.config.AtomicFile;
import io.reeve.service.config.Yaml;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs on disk: one file {@code NAME.yaml} a job, which the service writes and an operator may edit. A file that
 * cannot be read is set aside under another name, never overwritten. Thread-safe for different jobs.
 */
final class Definitions {
    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
    private static final String SUFFIX = ".yaml";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS");

    private final Path directory;
    private final Clock clock;

    Definitions(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Reads all definitions, in the order of their names. */
    List<JobSpec> load() throws IOException {
        AtomicFile.removeLeftovers(directory);
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "[!.]*" + SUFFIX)) {
            entries.forEach(files::add);
        }
        return files.stream().sorted().map(this::read).flatMap(Optional::stream).toList();
    }

    private Optional<JobSpec> read(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        try {
            return Optional.of(JobSpec.stored(name, Yaml.read(file)));
        } catch (IllegalArgumentException e) {
            setAside(file, e);
        } catch (IOException e) {
            LOG.error("job {} is left out, its definition cannot be read: {}", name, e.toString());
        }
        return Optional.empty();
    }

    private void setAside(Path file, IllegalArgumentException reason) {
        String stamp = STAMP.format(clock.instant().atZone(clock.getZone()));
        Path aside = file.resolveSibling(file.getFileName() + ".corrupt-" + stamp);
        try {
            Files.move(file, aside);
            LOG.error("{} is not usable and set aside as {}: {}", file, aside.getFileName(), reason.getMessage());
        } catch (IOException e) {
            LOG.error("{} is not usable: {}; it cannot be set aside: {}", file, reason.getMessage(), e.toString());
        }
    }

    /** Writes a definition; the old one stands until the new one is safe on the disk. */
    void save(JobSpec spec) throws IOException {
        AtomicFile.write(file(spec.name()), spec.toYaml(), "rw-------");
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }
}
