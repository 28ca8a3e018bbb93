package io.reeve.service.plugin;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The service's log with the plugin's name in front of each line. */
final class PluginLog implements System.Logger {

    private final System.Logger log;
    private final String name;

    PluginLog(String name) {
        this.log = System.getLogger("io.reeve.plugin." + name);
        this.name = name;
    }

    @Override
    public String getName() {
        return log.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return log.isLoggable(level);
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        log.log(level, bundle, name + ": " + message, thrown);
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... parameters) {
        log.log(level, bundle, name + ": " + format, parameters);
    }
}
