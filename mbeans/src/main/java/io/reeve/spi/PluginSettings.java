package io.reeve.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The settings of a plugin, one by one. A value that is wrong is noted and the fallback returned: all that is wrong is
 * told together at the end, and the plugin does not start.
 */
public interface PluginSettings {

    /** Whether the file gives this key a value; to be asked before that is read. */
    boolean has(String key);

    String text(String key, String fallback);

    boolean flag(String key, boolean fallback);

    /** A whole number from {@code least} to {@code most}, both included. */
    long number(String key, long fallback, long least, long most);

    /** A duration such as {@code 500ms}, {@code 10s} or {@code 1h30m}, not negative; a bare number counts seconds. */
    Duration duration(String key, Duration fallback);

    /** As {@link #duration}; empty for the word {@code none}. */
    Optional<Duration> durationOrNone(String key, Duration fallback);

    /** A number of bytes such as {@code 1048576} or {@code 512m}, not negative. */
    long bytes(String key, long fallback);

    /** As {@link #bytes}; empty for the word {@code none}. */
    OptionalLong bytesOrNone(String key, long fallback);

    /** Texts, as a list or separated by commas. */
    List<String> list(String key, List<String> fallback);
}
