package io.reeve.service.job;

import io.reeve.service.lifecycle.Closing;
import io.reeve.service.output.Reactor;
import io.reeve.service.posix.FileProblem;
import io.reeve.service.probe.Notification;
import io.reeve.service.probe.NotifySockets;
import io.reeve.service.probe.ProbeNetwork;
import io.reeve.service.probe.ProbeRoom;
import io.reeve.service.process.Command;
import io.reeve.service.process.ResidentMemory;
import io.reeve.service.process.SideCommands;
import io.reeve.service.process.TreeUse;
import io.reeve.service.process.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What watching jobs takes: their health, memory and use, the commands beside them. Thread-safe. */
public final class WatchRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchRoom.class);
    private static final Duration MEMORY_INTERVAL = Duration.ofSeconds(5);
    private static final Duration USAGE_INTERVAL = Duration.ofSeconds(10);

    private final Closing closing = new Closing();
    private final Workers workers;
    private final ProbeNetwork network;
    private final SideCommands probes;
    private final SideCommands hooks;
    private final MemoryWatch memory;
    private final UsageHistory usage;
    private final NotifySockets sockets;
    private final Map<String, Health> notified = new ConcurrentHashMap<>();

    /** @param runDirectory beside which the sockets lie, so that jobs of other users reach them */
    public WatchRoom(Reactor reactor, Path runDirectory, Workers workers) throws IOException {
        this(reactor, runDirectory, workers, new MemoryWatch(ResidentMemory::of, workers, MEMORY_INTERVAL));
    }

    WatchRoom(Reactor reactor, Path runDirectory, Workers workers, MemoryWatch memory) throws IOException {
        this.workers = workers;
        this.memory = memory;
        this.usage = new UsageHistory(TreeUse::of, workers, USAGE_INTERVAL);
        this.probes = closing.add(new SideCommands(reactor, runDirectory.resolve("probes"), workers.timer()));
        this.hooks = closing.add(new SideCommands(reactor, runDirectory.resolve("hooks"), workers.timer()));
        this.network = closing.add(new ProbeNetwork());
        this.sockets = closing.add(
                new NotifySockets(runDirectory.resolveSibling(runDirectory.getFileName() + "-notify"), this::notified));
    }

    Workers workers() {
        return workers;
    }

    /** Who notices instances that have grown too large. */
    MemoryWatch memory() {
        return memory;
    }

    /** Who remembers what jobs have used. */
    UsageHistory usage() {
        return usage;
    }

    /** What runs the hooks of jobs, beside which probes go on. */
    SideCommands hooks() {
        return hooks;
    }

    /** Watches a run of a command, from when it begins. */
    Health of(JobSpec spec, Command command, Health.Listener listener) {
        return new Health(spec.probes(), new ProbeRoom(network, probes, command), workers, listener);
    }

    /** Opens the socket by which an instance notifies, if it does; returns what the process has to know (sd_notify(3)). */
    Map<String, String> listen(InstanceName instance, JobSpec spec, Health health) {
        if (!spec.probes().notifies()) {
            return Map.of();
        }
        String key = instance.key();
        String user = spec.resources().user();
        notified.put(key, health);
        try {
            Path socket = user.isEmpty() ? sockets.open(key) : sockets.open(key, user);
            Map<String, String> variables = new HashMap<>(Map.of("NOTIFY_SOCKET", socket.toString()));
            spec.probes()
                    .watchdog()
                    .ifPresent(each -> variables.put("WATCHDOG_USEC", Long.toString(each.toNanos() / 1000)));
            return variables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the socket of an instance that there is no more. */
    void forget(InstanceName instance) {
        notified.remove(instance.key());
        try {
            sockets.close(instance.key());
        } catch (IOException e) {
            LOG.warn("{}: its socket cannot be removed: {}", instance, FileProblem.text(e));
        }
    }

    private void notified(String key, Notification notification) {
        Health health = notified.get(key);
        if (health != null) {
            health.notified(notification);
        }
    }

    @Override
    public void close() {
        closing.close();
    }
}
