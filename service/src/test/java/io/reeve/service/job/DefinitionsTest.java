package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.config.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DefinitionsTest {
    @TempDir
    Path directory;

    @Test
    void reads_back_what_was_saved() throws Exception {
        JobSpec spec = JobSpec.of("日 次.x", Yaml.parse("test", "{command: a, x: {y: [1, 'on', no]}}"));
        definitions().save(spec);
        assertThat(definitions().load()).containsExactly(spec);
    }

    @Test
    void sets_a_corrupt_file_aside_and_loads_the_others() throws Exception {
        Files.writeString(directory.resolve("good.yaml"), "command: a\n");
        Files.writeString(directory.resolve("torn.yaml"), "command: [a\n");
        Files.writeString(directory.resolve("wrong.yaml"), "command: a\nbufferSize: -5\n");
        Files.writeString(directory.resolve("bad:name.yaml"), "command: a\n");
        assertThat(definitions().load()).extracting(JobSpec::name).containsExactly("good");
        assertThat(names()).hasSize(4).anyMatch(name -> name.startsWith("torn.yaml.corrupt-"));
        Path aside = directory.resolve(names().stream()
                .filter(name -> name.startsWith("torn."))
                .findFirst()
                .orElseThrow());
        assertThat(Files.readString(aside)).isEqualTo("command: [a\n");
    }

    @Test
    void passes_by_what_is_not_its_own() throws Exception {
        Files.writeString(directory.resolve(".good.yaml.7.tmp"), "x");
        Files.writeString(directory.resolve("notes.txt"), "x");
        assertThat(definitions().load()).isEmpty();
    }

    @Test
    void deletes_a_definition() throws Exception {
        definitions().save(JobSpec.of("j", Yaml.parse("test", "command: a")));
        definitions().delete("j");
        assertThat(names()).isEmpty();
    }

    private Definitions definitions() {
        return new Definitions(directory, Clock.systemUTC());
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
