package io.reeve.contract;

import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobStatus;
import io.reeve.spi.AccessControl;
import io.reeve.spi.Alarm;
import io.reeve.spi.Command;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A service that has one plugin alone, in a directory of its own, with a clock and settings that the test sets. */
public final class Stage implements PluginContext {

    public final SettableClock clock = new SettableClock();
    public final StageSettings settings = new StageSettings();
    public final StageDocuments documents;
    public final StageLogs logs;

    /** Whether only this machine reaches the doors. */
    public boolean loopbackOnly = true;

    /** The privileges that members of beans take. */
    public Set<String> privileges = Set.of();

    /** The service's MBeans that the plugin may ask for: what the test puts there. */
    public final Map<ObjectName, Object> service = new HashMap<>();

    /** Decides who comes in by a door that the plugin keeps; null if anyone may, and everything. */
    public @Nullable AccessControl callers;

    /** The alarms of the plugin, in the order in which it made them. */
    public final List<StageAlarm> alarms = new ArrayList<>();

    private final Path directory;
    private final Map<ObjectName, Object> beans = new LinkedHashMap<>();
    private final List<Runnable> readyListeners = new ArrayList<>();
    private final List<CommandListener> commandListeners = new ArrayList<>();
    private final List<TransitionListener> transitionListeners = new ArrayList<>();
    private final List<Predicate<JobDefinition>> guards = new ArrayList<>();
    private @Nullable RemotePages pages;
    private @Nullable AccessControl control;
    private @Nullable ScheduledExecutorService timer;

    public Stage(Path directory) {
        this.directory = directory;
        this.documents = new StageDocuments(directory);
        this.logs = new StageLogs(directory.resolve("log"));
    }

    /** What the plugin exported under a name. */
    public <T> T exported(ObjectName name, Class<T> type) {
        Object bean = beans.get(name);
        if (bean == null) {
            throw new IllegalStateException(name + " is not exported");
        }
        return type.cast(bean);
    }

    /** The names of what the plugin exported. */
    public Set<ObjectName> beans() {
        return Set.copyOf(beans.keySet());
    }

    /** Who decides who may call. */
    public Optional<AccessControl> accessControl() {
        return Optional.ofNullable(control);
    }

    /** What the console loads of the plugin's files. */
    public Optional<RemotePages> pages() {
        return Optional.ofNullable(pages);
    }

    /** Tells that all doors are open. */
    public void ready() {
        readyListeners.forEach(Runnable::run);
    }

    /** Lets a command be received and carried out. */
    public void command(Command command, boolean succeeds) {
        commandListeners.forEach(listener -> listener.received(command));
        commandListeners.forEach(listener -> listener.finished(command, succeeds));
    }

    /** Lets a job change its state. */
    public void transition(JobStatus before, JobStatus after) {
        transitionListeners.forEach(listener -> listener.changed(before, after));
    }

    /** Whether the plugin brings a job back. */
    public boolean guards(JobDefinition job) {
        return guards.stream().anyMatch(guard -> guard.test(job));
    }

    /** Undoes what the plugin registered, as the service does after it has closed the plugin. */
    public void clear() {
        if (timer != null) {
            timer.shutdownNow();
        }
        alarms.clear();
        beans.clear();
        readyListeners.clear();
        commandListeners.clear();
        transitionListeners.clear();
        guards.clear();
        control = null;
        pages = null;
    }

    @Override
    public <T> T settings(Function<PluginSettings, T> reading) {
        settings.begin();
        return reading.apply(settings);
    }

    @Override
    public <T> void export(ObjectName name, Class<T> mxbean, T bean) {
        if (beans.putIfAbsent(name, mxbean.cast(bean)) != null) {
            throw new IllegalStateException(name + " is registered already");
        }
    }

    @Override
    public void withdraw(ObjectName name) {
        beans.remove(name);
    }

    @Override
    public <T> T bean(ObjectName name, Class<T> mxbean) {
        Object fake = service.get(name);
        if (fake == null) {
            throw new IllegalStateException("the stage has no " + name + ": put one into service");
        }
        return mxbean.cast(fake);
    }

    /** {@link #callers} decides, if callers have to log in. */
    @Override
    public Visitor admit(String address, Optional<Credentials> given) throws LoginException {
        if (callers == null || !callers.isEnabled()) {
            return new StageVisitor(StageVisitor.ANYONE, this);
        }
        Credentials credentials = given.orElseThrow(() -> LoginException.refused("log in"));
        return new StageVisitor(callers.login(credentials), this);
    }

    @Override
    public boolean loginRequired() {
        return callers != null && callers.isEnabled();
    }

    @Override
    public void guard(Predicate<JobDefinition> guard) {
        guards.add(guard);
    }

    @Override
    public void pages(String folder, RemotePages remote) {
        if (pages != null) {
            throw new IllegalStateException("there are pages already");
        }
        pages = remote;
    }

    @Override
    public void onReady(Runnable listener) {
        readyListeners.add(listener);
    }

    @Override
    public void onCommand(CommandListener listener) {
        commandListeners.add(listener);
    }

    @Override
    public void onTransition(TransitionListener listener) {
        transitionListeners.add(listener);
    }

    @Override
    public ScheduledExecutorService timer() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor();
        }
        return timer;
    }

    @Override
    public Alarm alarm(Runnable ring) {
        StageAlarm alarm = new StageAlarm(ring);
        alarms.add(alarm);
        return alarm;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Path dataDirectory() {
        return directory;
    }

    @Override
    public Documents documents() {
        return documents;
    }

    @Override
    public LogStore logs() {
        return logs;
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(loopbackOnly);
    }

    @Override
    public Set<String> privileges() {
        return privileges;
    }

    @Override
    public void control(AccessControl decides) {
        if (control != null) {
            throw new IllegalStateException("there is access control already");
        }
        control = decides;
    }

    @Override
    public System.Logger log() {
        return System.getLogger("plugin");
    }
}
