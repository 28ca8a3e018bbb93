package io.reeve.contract;

import io.reeve.spi.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML files in a directory. */
public final class StageDocuments implements Documents {

    private final Path directory;

    /** Whether there is no room on the disk. */
    public volatile boolean full;

    /** @param directory which exists */
    public StageDocuments(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> load(String name) throws IOException {
        Path file = directory.resolve(name + ".yaml");
        return Files.exists(file) ? Optional.of(parse(file.toString(), Files.readString(file))) : Optional.empty();
    }

    @Override
    public void save(String name, Map<String, ? extends @Nullable Object> values) throws IOException {
        if (full) {
            throw new IOException("no space left on device");
        }
        Path file = directory.resolve(name + ".yaml");
        Files.writeString(file, new Dump(DumpSettings.builder().build()).dumpToString(values));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name + ".yaml"));
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Map<String, @Nullable Object> parse(String what, String text) {
        Object value;
        try {
            value = new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
        }
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(what + ": not an object but " + value);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, each) -> values.put(String.valueOf(key), each));
        return values;
    }
}
