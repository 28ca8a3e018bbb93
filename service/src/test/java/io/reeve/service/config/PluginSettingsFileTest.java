package io.reeve.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.spi.PluginSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginSettingsFileTest {

    private final Path file;

    PluginSettingsFileTest(@TempDir Path directory) {
        file = directory.resolve("some.yaml");
    }

    private <T> T read(String text, Function<PluginSettings, T> reading) throws IOException {
        Files.writeString(file, text);
        return PluginSettingsFile.read(file, reading);
    }

    private static List<?> limits(PluginSettings settings) {
        return List.of(settings.durationOrNone("age", Duration.ofDays(1)), settings.bytesOrNone("size", 1024));
    }

    @Test
    void a_limit_has_a_value_or_is_none_or_left_to_the_fallback() throws IOException {
        assertThat(read("age: 2h\nsize: 3k", PluginSettingsFileTest::limits))
                .hasToString("[Optional[PT2H], OptionalLong[3072]]");
        assertThat(read("age: none\nsize: none", PluginSettingsFileTest::limits))
                .hasToString("[Optional.empty, OptionalLong.empty]");
        assertThat(read("", PluginSettingsFileTest::limits)).hasToString("[Optional[PT24H], OptionalLong[1024]]");
        assertThat(read("age: 0\nsize: 0", PluginSettingsFileTest::limits))
                .hasToString("[Optional[PT0S], OptionalLong[0]]");
    }

    @Test
    void what_is_no_limit_is_told_with_what_was_expected() {
        assertThatThrownBy(() -> read("age: never\nsize: -1", PluginSettingsFileTest::limits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not never; or none")
                .hasMessageContaining("expected bytes such as 1048576 or 512m; or none");
    }
}
