package io.reeve.spi;

import io.reeve.mbeans.JobDefinition;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.management.ObjectName;

/** What a plugin has of the service. Whatever is registered here is undone when the plugin is closed. Thread-safe. */
public interface PluginContext {

    /**
     * Reads {@code etc/plugins/NAME.yaml}; to be called first, and once.
     *
     * @param reading takes every setting there is; what it leaves is unknown and an error
     * @throws IllegalArgumentException with everything that is wrong, each with file and line
     */
    <T> T settings(Function<PluginSettings, T> reading);

    /**
     * Registers an MBean of an MXBean interface whose members have a {@link io.reeve.mbeans.Description} and a
     * {@link io.reeve.mbeans.Privilege}.
     *
     * @throws IllegalStateException if the name is taken
     * @throws IllegalArgumentException that says what the interface lacks
     */
    <T> void export(ObjectName name, Class<T> mxbean, T bean);

    /** Takes back what {@link #export} registered; nothing if there is none of that name. */
    void withdraw(ObjectName name);

    /**
     * An MBean of the service, by its management interface. What the plugin does with it the gate allows, and the audit
     * tells in the plugin's name. Calls may take as long as for any other caller.
     *
     * @param <T> the interface
     */
    <T> T bean(ObjectName name, Class<T> mxbean);

    /**
     * Lets somebody in by a door that this plugin keeps; the audit calls the door by the plugin's name. Who has not logged
     * in may come from this machine alone, while nobody has to.
     *
     * @param address the caller's address, such as {@code 192.0.2.7}
     * @param given what it says to prove who it is; empty if nothing
     * @throws LoginException if it does not come in; that is recorded
     */
    Visitor admit(String address, Optional<Credentials> given) throws LoginException;

    /** Whether callers have to log in at this moment. */
    boolean loginRequired();

    /**
     * Lets the plugin bring jobs back that their own restart policy would leave. It is asked about a job each time that
     * its process has ended by itself, and at once about those that have ended before; it must not block.
     */
    void guard(Predicate<JobDefinition> guard);

    /** Calls back when all plugins have started and all doors are open; at once if that was before. */
    void onReady(Runnable listener);

    /**
     * Adds pages to the console: files of the plugin's own jar at {@code /hawtio/static/NAME/}, whatever is in a folder. They
     * are code and no data, so everybody who asks gets them, logged in or not.
     *
     * @param folder the folder in the jar, such as {@code web}
     * @param remote what the console loads of it at its start
     * @throws IllegalArgumentException if the folder lacks that: the console would wait for it for ever
     * @throws IllegalStateException if the plugin has added pages already, or another plugin has taken the scope
     */
    void pages(String folder, RemotePages remote);

    /** Hears of every operation that callers are allowed to invoke. */
    void onCommand(CommandListener listener);

    /** Hears of every change of a job's state. */
    void onTransition(TransitionListener listener);

    /** A timer of the plugin's own, with one thread, which is made when it is first asked for. */
    ScheduledExecutorService timer();

    /**
     * An alarm that is not set yet.
     *
     * @param ring runs on the thread of {@link #timer}
     */
    Alarm alarm(Runnable ring);

    /** The time, in the service's time zone. */
    Clock clock();

    /** A directory of the plugin's own, {@code data/plugins/NAME/}, which exists and is closed to other users. */
    Path dataDirectory();

    /** Files of plain values in {@link #dataDirectory}. */
    Documents documents();

    /** The log files of the service and its jobs. */
    LogStore logs();

    /** Where and how the service can be reached. */
    Surroundings surroundings();

    /** Every privilege that a member of an MBean takes at this moment. */
    Set<String> privileges();

    /**
     * Makes this plugin decide who may call; there can be one.
     *
     * @throws IllegalStateException if another plugin does already
     */
    void control(AccessControl control);

    /** The service's log, where each line begins with the plugin's name. */
    System.Logger log();

    /**
     * The service's place in the world.
     *
     * @param loopbackOnly whether only programs of this machine reach the doors
     */
    record Surroundings(boolean loopbackOnly) {}
}
