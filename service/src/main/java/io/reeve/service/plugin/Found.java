package io.reeve.service.plugin;

import io.reeve.spi.Plugin;
import java.util.Optional;

/**
 * A plugin that was found.
 *
 * @param name its name; that of its jar where the plugin itself cannot be had
 * @param origin the jar it comes from, or {@code built in}
 * @param plugin the plugin; empty if it cannot be had
 * @param failure why not; empty if it can
 * @param loader what its classes come from, to be closed with it
 */
record Found(String name, String origin, Optional<Plugin> plugin, String failure, AutoCloseable loader) {

    static final String BUILT_IN = "built in";

    static Found broken(String name, String origin, Throwable failure, AutoCloseable loader) {
        return new Found(name, origin, Optional.empty(), Reason.of(failure), loader);
    }

    static Found of(Plugin plugin, String origin, AutoCloseable loader) {
        String name = plugin.name();
        if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be a plugin's name: expected a lower-case letter, then letters, digits, -");
        }
        return new Found(name, origin, Optional.of(plugin), "", loader);
    }
}
