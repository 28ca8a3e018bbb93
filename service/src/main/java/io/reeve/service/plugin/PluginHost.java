package io.reeve.service.plugin;

import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.PluginMXBean;
import io.reeve.mbeans.PluginState;
import io.reeve.service.config.Suggestion;
import io.reeve.service.lifecycle.Closing;
import io.reeve.spi.Plugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the plugins that are wanted, and closes them in reverse order. The one that guards the doors comes first, wanted
 * or not; without it nothing starts. Any other that fails is reported and left out.
 */
public final class PluginHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

    /** The plugin that guards. It is switched off by its own settings, not by forgetting it in a list. */
    static final String GUARD = "auth";

    private static final String ALL = "*";

    private final World world;
    private final Closing started = new Closing();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean ready;

    private PluginHost(World world) {
        this.world = world;
    }

    /**
     * Starts plugins.
     *
     * @param directories where jars may lie
     * @param wanted names, or {@code *} for all that are found
     * @throws IOException if a directory cannot be read, or the guard does not start
     * @throws IllegalArgumentException if a wanted plugin was not found
     * @throws IllegalStateException if nobody guards the doors
     */
    public static PluginHost start(World world, List<Path> directories, List<String> wanted) throws IOException {
        PluginHost host = new PluginHost(world);
        try {
            host.startAll(chosen(new Discovery(directories).find(), wanted));
            return host;
        } catch (IOException | RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /** Tells the plugins that all doors are open. */
    public void ready() {
        List<Runnable> listeners;
        synchronized (this) {
            ready = true;
            listeners = List.copyOf(waiting);
        }
        listeners.forEach(PluginHost::tell);
    }

    @Override
    public void close() {
        started.close();
    }

    static List<Found> chosen(List<Found> found, List<String> wanted) {
        List<String> names = found.stream().map(Found::name).toList();
        for (String name : wanted) {
            if (!name.equals(ALL) && !names.contains(name)) {
                throw new IllegalArgumentException("plugins.autoload: there is no plugin '" + name + "'"
                        + Suggestion.question(name, names) + "; found: " + String.join(", ", names));
            }
        }
        boolean all = wanted.contains(ALL);
        Predicate<Found> isWanted = plugin -> all || wanted.contains(plugin.name());
        return found.stream()
                .filter(isWanted.or(plugin -> plugin.name().equals(GUARD)))
                .sorted(Comparator.comparing((Found plugin) -> !plugin.name().equals(GUARD))
                        .thenComparing(plugin -> all ? 0 : wanted.indexOf(plugin.name()))
                        .thenComparing(Found::name))
                .toList();
    }

    private void startAll(List<Found> plugins) throws IOException {
        Set<String> names = new HashSet<>();
        for (Found found : plugins) {
            if (!names.add(found.name())) {
                report(found, "there is another plugin of this name");
                close(found);
                continue;
            }
            String failure = start(found);
            if (found.name().equals(GUARD) && !failure.isEmpty()) {
                throw new IOException("plugin " + found.name() + ": " + failure);
            }
            if (!failure.isEmpty()) {
                report(found, failure);
            }
            show(found, failure);
        }
        if (!names.contains(GUARD)) {
            throw new IllegalStateException("the plugin " + GUARD + " is missing: nobody would guard the doors");
        }
    }

    private static void report(Found found, String failure) {
        LOG.error("plugin {} ({}) is left out: {}", found.name(), found.origin(), failure);
    }

    private static void close(Found found) {
        Closing loader = new Closing();
        loader.add(found.loader());
        loader.close();
    }

    /** Why it failed; empty if it did not. */
    private String start(Found found) throws IOException {
        if (found.plugin().isEmpty()) {
            close(found);
            return found.failure();
        }
        Plugin plugin = found.plugin().get();
        Scope scope = new Scope(found.name(), plugin.getClass(), world, this::whenReady);
        Closing parts = new Closing();
        parts.add(found.loader());
        parts.add(scope);
        parts.add(plugin::close);
        try {
            plugin.start(scope);
            started.add(parts::close);
            return "";
        } catch (Exception | LinkageError e) {
            LOG.debug("plugin {} failed", found.name(), e);
            parts.close();
            return Reason.of(e);
        }
    }

    private void show(Found found, String failure) {
        PluginState state = failure.isEmpty() ? PluginState.STARTED : PluginState.FAILED;
        PluginBean bean = new PluginBean(found.name(), state, failure, found.origin());
        started.add(world.exporter().export(ObjectNames.plugin(found.name()), PluginMXBean.class, bean));
    }

    private void whenReady(Runnable listener) {
        synchronized (this) {
            if (!ready) {
                waiting.add(listener);
                return;
            }
        }
        tell(listener);
    }

    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("a plugin failed when the service was ready", e);
        }
    }
}
