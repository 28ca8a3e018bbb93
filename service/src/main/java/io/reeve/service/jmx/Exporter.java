package io.reeve.service.jmx;

import io.reeve.service.gate.Needs;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Registers implementations of our MXBean interfaces with names, descriptions and impacts from their annotations.
 * Thread-safe. Closing it unregisters what is left.
 */
public final class Exporter implements Needs.Directory, AutoCloseable {

    private final MBeanServer server;
    private final Notifier notifier = new Notifier();
    private final Map<Class<?>, Surface> surfaces = new ConcurrentHashMap<>();
    private final Map<Class<?>, Surface> surfacesWithState = new ConcurrentHashMap<>();
    private final Map<ObjectName, Exported> exported = new ConcurrentHashMap<>();

    private record Exported(DynamicMBean mbean, Surface surface) {}

    public Exporter(MBeanServer server) {
        this.server = server;
    }

    /**
     * Registers a bean.
     *
     * @throws IllegalStateException if the name is taken
     * @throws IllegalArgumentException if the interface lacks descriptions or is no MXBean interface
     */
    public <T> Export export(ObjectName name, Class<T> mxbean, T bean) {
        Surface surface = surfaces.computeIfAbsent(mxbean, type -> Surface.of(type, bean));
        ExportedMBean mbean = new ExportedMBean(name, surface, bean, mxbean);
        Exported entry = new Exported(mbean, surface);
        register(name, entry);
        return () -> unregister(name, entry);
    }

    /** As {@link #export}, for an interface with an attribute {@code State}, of whose changes the bean tells. */
    public <T> StateExport exportWithState(ObjectName name, Class<T> mxbean, T bean) {
        Surface surface = surfacesWithState.computeIfAbsent(mxbean, type -> Surface.withState(type, bean));
        StatefulMBean mbean = new StatefulMBean(name, new ExportedMBean(name, surface, bean, mxbean), notifier);
        Exported entry = new Exported(mbean, surface);
        register(name, entry);
        return mbean.exportClosedBy(() -> unregister(name, entry));
    }

    @Override
    public Optional<Needs> of(ObjectName bean) {
        Exported entry = exported.get(bean);
        return entry == null ? Optional.empty() : Optional.of(entry.surface().needs());
    }

    /** Every privilege that a member of an exported bean takes. */
    public Set<String> privileges() {
        return exported.values().stream()
                .flatMap(entry -> entry.surface().needs().privileges().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        exported.forEach(this::unregister);
        notifier.close();
    }

    private void register(ObjectName name, Exported entry) {
        try {
            server.registerMBean(entry.mbean(), name);
            exported.put(name, entry);
        } catch (InstanceAlreadyExistsException e) {
            throw new IllegalStateException(name + " is registered already", e);
        } catch (JMException e) {
            throw new IllegalArgumentException(name + " cannot be registered: " + e.getMessage(), e);
        }
    }

    private void unregister(ObjectName name, Exported entry) {
        if (!exported.remove(name, entry)) {
            return; // closed before; the name may belong to another by now
        }
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // Somebody with direct access to the MBean server was faster; gone is gone.
        } catch (JMException e) {
            throw new IllegalStateException(name + " cannot be unregistered: " + e.getMessage(), e);
        }
    }
}
