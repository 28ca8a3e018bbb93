package io.reeve.spi;

import javax.management.ObjectName;

/** Somebody who came in by a door that a plugin keeps, see {@link PluginContext#admit}. Thread-safe. */
public interface Visitor {

    /** Who it is. */
    Identity identity();

    /**
     * An MBean of the service, by its management interface, as the visitor has it: each call passes the gate, which throws
     * a {@link SecurityException} for what is closed to the visitor.
     *
     * @param <T> the interface
     */
    <T> T bean(ObjectName name, Class<T> mxbean);
}
