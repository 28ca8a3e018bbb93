package io.reeve.service.jmx;

/** An MBean that is registered, until it is closed. */
public interface Export extends AutoCloseable {

    /** Unregisters the MBean; the second time does nothing. Calls that are under way finish. */
    @Override
    void close();
}
