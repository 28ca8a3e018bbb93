package io.reeve.service.plugin;

import io.reeve.service.config.AtomicFile;
import io.reeve.service.config.Yaml;
import io.reeve.spi.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** YAML files in one directory. */
final class YamlDocuments implements Documents {

    private static final String NAME = "[a-z][a-z0-9-]*";
    private static final String ENDING = ".yaml";

    private final Path directory;

    YamlDocuments(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> load(String name) throws IOException {
        Path file = file(name);
        return Files.exists(file) ? Optional.of(Yaml.read(file)) : Optional.empty();
    }

    @Override
    public void save(String name, Map<String, ? extends @Nullable Object> values) throws IOException {
        AtomicFile.write(file(name), Yaml.format(values), "rw-------");
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(name -> name.matches(NAME))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Map<String, @Nullable Object> parse(String what, String text) {
        return Yaml.parse(what, text);
    }

    private Path file(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("'" + name + "' cannot be a document's name");
        }
        return directory.resolve(name + ENDING);
    }
}
