package io.reeve.service.jmx;

import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Gate;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Gives each connection an MBean server of its own, on which its caller is known. The connector's own server stays without
 * a gate: its buffer of notifications listens once for all connections, and would hear only what the first of them may.
 */
final class Connections extends RMIJRMPServerImpl {

    private final int port;
    private final @Nullable RMIClientSocketFactory clients;
    private final BoundSockets sockets;
    private final Map<String, Object> environment;
    private final Gate gate;

    Connections(
            int port,
            @Nullable RMIClientSocketFactory clients,
            BoundSockets sockets,
            Map<String, Object> environment,
            Gate gate)
            throws IOException {
        super(port, clients, sockets, environment);
        this.port = port;
        this.clients = clients;
        this.sockets = sockets;
        this.environment = environment;
        this.gate = gate;
    }

    @Override
    protected RMIConnection makeClient(String connectionId, Subject subject) throws IOException {
        Caller caller = Login.callerIn(subject);
        RMIConnection connection = connection(connectionId, subject, caller);
        ObjectInputFilter arguments = ObjectInputFilter.Config.createFilter(JmxDoor.ARGUMENTS);
        UnicastRemoteObject.exportObject(connection, port, clients, sockets, arguments);
        return connection;
    }

    /** A connection takes over the server that is set while it is made. */
    private synchronized RMIConnection connection(String id, Subject subject, Caller caller) {
        MBeanServer open = getMBeanServer();
        setMBeanServer(gate.before(() -> caller));
        try {
            return new AudibleConnection(this, id, getDefaultClassLoader(), subject, environment, gate, caller);
        } finally {
            setMBeanServer(open);
        }
    }
}
