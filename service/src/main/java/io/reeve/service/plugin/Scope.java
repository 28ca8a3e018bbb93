package io.reeve.service.plugin;

import io.reeve.mbeans.JobDefinition;
import io.reeve.service.config.PluginSettingsFile;
import io.reeve.service.jmx.Export;
import io.reeve.service.lifecycle.Closing;
import io.reeve.service.lifecycle.Threads;
import io.reeve.spi.AccessControl;
import io.reeve.spi.Alarm;
import io.reeve.spi.CommandListener;
import io.reeve.spi.Credentials;
import io.reeve.spi.Documents;
import io.reeve.spi.LogStore;
import io.reeve.spi.LoginException;
import io.reeve.spi.PluginContext;
import io.reeve.spi.PluginSettings;
import io.reeve.spi.RemotePages;
import io.reeve.spi.TransitionListener;
import io.reeve.spi.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.management.JMX;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** One plugin's context: remembers what the plugin registers, and undoes it in reverse order. */
final class Scope implements PluginContext, AutoCloseable {

    private final String name;
    private final Class<?> plugin;
    private final World world;
    private final Consumer<Runnable> onReady;
    private final Path dataDirectory;
    private final Closing registered = new Closing();
    private final Map<ObjectName, Export> exports = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private @Nullable ScheduledExecutorService timer;

    /**
     * @param plugin the plugin's class
     * @param onReady keeps what is to be called when the service is ready
     */
    Scope(String name, Class<?> plugin, World world, Consumer<Runnable> onReady) throws IOException {
        this.name = name;
        this.plugin = plugin;
        this.world = world;
        this.onReady = onReady;
        this.dataDirectory = world.home().pluginData(name);
        registered.add(() -> exports.keySet().forEach(this::withdraw));
    }

    @Override
    public <T> T settings(Function<PluginSettings, T> reading) {
        try {
            return PluginSettingsFile.read(world.home().pluginSettings(name), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> void export(ObjectName bean, Class<T> mxbean, T implementation) {
        exports.put(bean, world.exporter().export(bean, mxbean, implementation));
    }

    @Override
    public void withdraw(ObjectName bean) {
        Export export = exports.remove(bean);
        if (export != null) {
            export.close();
        }
    }

    @Override
    public <T> T bean(ObjectName bean, Class<T> mxbean) {
        return JMX.newMXBeanProxy(world.gate().before("plugin:" + name, open::get), bean, mxbean);
    }

    @Override
    public Visitor admit(String address, Optional<Credentials> given) throws LoginException {
        return Guest.admit(world, name, address, given, open::get);
    }

    @Override
    public boolean loginRequired() {
        return world.entrance().isGuarded();
    }

    @Override
    public void guard(Predicate<JobDefinition> guard) {
        world.guards().add(guard);
        registered.add(() -> world.guards().remove(guard));
    }

    @Override
    public void pages(String folder, RemotePages remote) {
        registered.add(world.pages().add(name, plugin, folder, remote));
    }

    @Override
    public void onReady(Runnable listener) {
        onReady.accept(listener);
    }

    @Override
    public void onCommand(CommandListener listener) {
        world.hooks().add(listener);
        registered.add(() -> world.hooks().remove(listener));
    }

    @Override
    public void onTransition(TransitionListener listener) {
        world.transitions().add(listener);
        registered.add(() -> world.transitions().remove(listener));
    }

    @Override
    public synchronized ScheduledExecutorService timer() {
        if (timer == null) {
            ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(Threads.named("plugin-" + name));
            registered.add(() -> {
                made.shutdownNow();
                made.awaitTermination(1, TimeUnit.SECONDS);
            });
            timer = made;
        }
        return timer;
    }

    @Override
    public Alarm alarm(Runnable ring) {
        try {
            return registered.add(new WallAlarm(world.reactor(), timer(), ring));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Clock clock() {
        return world.clock();
    }

    @Override
    public Path dataDirectory() {
        return dataDirectory;
    }

    @Override
    public Documents documents() {
        return new YamlDocuments(dataDirectory);
    }

    @Override
    public LogStore logs() {
        return world.logs();
    }

    @Override
    public Surroundings surroundings() {
        return world.surroundings();
    }

    @Override
    public Set<String> privileges() {
        return world.exporter().privileges();
    }

    @Override
    public void control(AccessControl control) {
        world.entrance().guardedBy(control);
        registered.add(() -> world.entrance().unguardedBy(control));
    }

    @Override
    public System.Logger log() {
        return new PluginLog(name);
    }

    @Override
    public void close() {
        open.set(false);
        registered.close();
    }
}
