package io.reeve.service.jmx;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
public final class Exporter implements AutoCloseable {

    private final MBeanServer server;
    private final Notifier notifier = new Notifier();
    private final Map<Class<?>, Surface> surfaces = new ConcurrentHashMap<>();
    private final Map<Class<?>, Surface> surfacesWithState = new ConcurrentHashMap<>();
    private final Map<ObjectName, Export> exports = new ConcurrentHashMap<>();

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
        register(name, new ExportedMBean(name, surface, bean, mxbean));
        Export export = () -> unregister(name);
        exports.put(name, export);
        return export;
    }

    /** As {@link #export}, for an interface with an attribute {@code State}, of whose changes the bean tells. */
    public <T> StateExport exportWithState(ObjectName name, Class<T> mxbean, T bean) {
        Surface surface = surfacesWithState.computeIfAbsent(mxbean, type -> Surface.withState(type, bean));
        StatefulMBean mbean = new StatefulMBean(name, new ExportedMBean(name, surface, bean, mxbean), notifier);
        register(name, mbean);
        StateExport export = mbean.exportClosedBy(() -> unregister(name));
        exports.put(name, export);
        return export;
    }

    @Override
    public void close() {
        exports.values().forEach(Export::close);
        notifier.close();
    }

    private void register(ObjectName name, DynamicMBean mbean) {
        try {
            server.registerMBean(mbean, name);
        } catch (InstanceAlreadyExistsException e) {
            throw new IllegalStateException(name + " is registered already", e);
        } catch (JMException e) {
            throw new IllegalArgumentException(name + " cannot be registered: " + e.getMessage(), e);
        }
    }

    private void unregister(ObjectName name) {
        if (exports.remove(name) == null) {
            return;
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
