package io.reeve.service.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where settings come from: the strongest source first, each with its values by dotted key. */
final class SettingSources {

    /** The environment variable of a key is this and the key in upper case, dots as underscores. */
    static final String ENVIRONMENT_PREFIX = "REEVE_SET_";

    /** One value, and where it stands. */
    record Given(String source, String key, Object value) {}

    private final Map<String, Given> overrides = new LinkedHashMap<>();
    private final Map<String, Given> environment = new TreeMap<>();
    private final Map<String, Given> file = new LinkedHashMap<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    private SettingSources() {}

    static SettingSources of(Path home, Map<String, String> overrides, Map<String, String> environment)
            throws IOException {
        SettingSources sources = new SettingSources();
        overrides.forEach((key, value) -> sources.overrides.put(key, new Given("--set", key, value)));
        environment.forEach(sources::addVariable);
        sources.addFileIfThere(home.toAbsolutePath().normalize().resolve(Home.SETTINGS));
        return sources;
    }

    /** What one file says, and nothing else. */
    static SettingSources ofFile(Path file) throws IOException {
        SettingSources sources = new SettingSources();
        sources.addFileIfThere(file);
        return sources;
    }

    boolean hasInFile(String key) {
        return file.containsKey(key);
    }

    private void addFileIfThere(Path path) throws IOException {
        if (Files.exists(path)) {
            addFile(path);
        }
    }

    /** The strongest value of a key, which counts as known from now on; null if nobody gives one. */
    @Nullable Given take(String key) {
        Given fromFile = file.remove(key);
        Given fromEnvironment = environment.remove(variableOf(key));
        Given override = overrides.remove(key);
        Given strongest = override != null ? override : fromEnvironment != null ? fromEnvironment : fromFile;
        return strongest == null ? null : new Given(strongest.source, key, strongest.value);
    }

    /** The names that are given in a group of freely named keys. */
    List<String> namesIn(String group) {
        List<String> names = new ArrayList<>();
        String prefix = group + ".";
        String variables = variableOf(prefix);
        file.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(names::add);
        overrides.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(names::add);
        environment.keySet().stream()
                .filter(key -> key.startsWith(variables))
                .map(key -> prefix + key.substring(variables.length()).toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return names.stream()
                .distinct()
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    /** What nobody took. */
    List<Given> rest() {
        List<Given> rest = new ArrayList<>(file.values());
        rest.addAll(environment.values());
        rest.addAll(overrides.values());
        return rest;
    }

    List<SettingProblem> problems() {
        return problems;
    }

    private void addVariable(String name, String value) {
        if (name.startsWith(ENVIRONMENT_PREFIX)) {
            String key = name.substring(ENVIRONMENT_PREFIX.length()).toUpperCase(Locale.ROOT);
            String shown = key.toLowerCase(Locale.ROOT).replace('_', '.');
            environment.put(key, new Given(name, shown, value));
        }
    }

    private void addFile(Path path) throws IOException {
        try {
            YamlDocument document = Yaml.read(path.toString(), path);
            new Flattening(path.toString(), document.lines()).add("", "", document.values());
        } catch (InvalidYamlException e) {
            problems.add(new SettingProblem(e.where(), "", "", e.problem()));
        }
    }

    /** Makes {@code http.port} of {@code port} below {@code http}. */
    private final class Flattening {
        private final String source;
        private final Map<String, Integer> lines;

        Flattening(String source, Map<String, Integer> lines) {
            this.source = source;
            this.lines = lines;
        }

        void add(String prefix, String path, Map<?, ?> map) {
            map.forEach((name, value) -> {
                String key = prefix + name;
                String keyPath = YamlDocument.path(path, name.toString());
                if (value instanceof Map<?, ?> nested) {
                    add(key + ".", keyPath, nested);
                } else if (value != null) {
                    String where = InvalidYamlException.where(source, lines.getOrDefault(keyPath, 0));
                    file.merge(key, new Given(where, key, value), SettingSources.this::twice);
                }
            });
        }
    }

    /** The nested and the dotted form of a key are two keys to YAML. */
    private Given twice(Given first, Given second) {
        String complaint = "is set already: " + first.source;
        problems.add(new SettingProblem(second.source, second.key, second.value.toString(), complaint));
        return first;
    }

    private static String variableOf(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
