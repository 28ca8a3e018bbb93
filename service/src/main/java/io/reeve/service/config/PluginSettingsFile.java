package io.reeve.service.config;

import io.reeve.spi.Durations;
import io.reeve.spi.PluginSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The settings of a plugin, from its file alone. */
public final class PluginSettingsFile implements PluginSettings {

    private final SettingSources sources;
    private final SettingsReader reader;

    private PluginSettingsFile(SettingSources sources) {
        this.sources = sources;
        this.reader = new SettingsReader(sources);
    }

    /**
     * Reads a file, which may be missing.
     *
     * @param reading takes every setting there is
     * @throws InvalidSettingsException with everything that is wrong
     * @throws IOException if the file cannot be read
     */
    public static <T> T read(Path file, Function<PluginSettings, T> reading) throws IOException {
        PluginSettingsFile settings = new PluginSettingsFile(SettingSources.ofFile(file));
        T result = reading.apply(settings);
        settings.reader.finish();
        return result;
    }

    @Override
    public boolean has(String key) {
        return sources.hasInFile(key);
    }

    @Override
    public String text(String key, String fallback) {
        return reader.take(key, fallback, value -> SettingTypes.text(value, "a text"));
    }

    @Override
    public boolean flag(String key, boolean fallback) {
        return reader.take(key, fallback, SettingTypes::flag);
    }

    @Override
    public long number(String key, long fallback, long least, long most) {
        return reader.take(key, fallback, value -> SettingTypes.number(value, least, most));
    }

    @Override
    public Duration duration(String key, Duration fallback) {
        return reader.take(key, fallback, Durations::parse);
    }

    @Override
    public Optional<Duration> durationOrNone(String key, Duration fallback) {
        return reader.take(key, Optional.of(fallback), value -> SettingTypes.orNone(value, Durations::parse));
    }

    @Override
    public long bytes(String key, long fallback) {
        return reader.take(key, fallback, SettingTypes::bytes);
    }

    @Override
    public OptionalLong bytesOrNone(String key, long fallback) {
        return reader
                .take(key, Optional.of(fallback), value -> SettingTypes.orNone(value, SettingTypes::bytes))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public List<String> list(String key, List<String> fallback) {
        return reader.take(key, fallback, SettingTypes::texts);
    }
}
