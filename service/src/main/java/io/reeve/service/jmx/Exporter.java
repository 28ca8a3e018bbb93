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
    private final Map<ObjectName, DynamicMBean> exported = new ConcurrentHashMap<>();

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
        register(name, mbean);
        return () -> unregister(name, mbean);
    }

    /** As {@link #export}, for an interface with an attribute {@code State}, of whose changes the bean tells. */
    public <T> StateExport exportWithState(ObjectName name, Class<T> mxbean, T bean) {
        Surface surface = surfacesWithState.computeIfAbsent(mxbean, type -> Surface.withState(type, bean));
        StatefulMBean mbean = new StatefulMBean(name, new ExportedMBean(name, surface, bean, mxbean), notifier);
        register(name, mbean);
        return mbean.exportClosedBy(() -> unregister(name, mbean));
    }

    @Override
    public void close() {
        exported.forEach(this::unregister);
        notifier.close();
    }

    private void register(ObjectName name, DynamicMBean mbean) {
        try {
            server.registerMBean(mbean, name);
            exported.put(name, mbean);
        } catch (InstanceAlreadyExistsException e) {
            throw new IllegalStateException(name + " is registered already", e);
        } catch (JMException e) {
            throw new IllegalArgumentException(name + " cannot be registered: " + e.getMessage(), e);
        }
    }

    private void unregister(ObjectName name, DynamicMBean mbean) {
        if (!exported.remove(name, mbean)) {
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
