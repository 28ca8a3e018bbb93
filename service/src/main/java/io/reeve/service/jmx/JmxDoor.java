package io.reeve.service.jmx;

import io.reeve.service.gate.Entrance;
import io.reeve.service.gate.Gate;
import io.reeve.service.net.Authority;
import io.reeve.service.net.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.rmi.NoSuchObjectException;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.Map;
import java.util.Optional;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * JMX over RMI, plain or by TLS: registry and connector on one port of one address. Clients reach what the given server lets them; what
 * they send is deserialised only if a management client has reason to send it.
 */
public final class JmxDoor implements AutoCloseable {

    /**
     * What arguments of management calls consist of; see java.io.ObjectInputFilter.Config for the syntax. Numbers, dates
     * and collections, the JMX types themselves with their queries and filters, and what RMI wraps them in (an array of Subjects, all null).
     */
    static final String ARGUMENTS = "maxdepth=32;maxrefs=200000;maxarray=100000;maxbytes=16777216;"
            + "java.lang.Boolean;java.lang.Byte;java.lang.Character;java.lang.Short;java.lang.Integer;java.lang.Long;"
            + "java.lang.Float;java.lang.Double;java.lang.Number;java.lang.String;java.lang.Object;java.lang.Enum;"
            + "java.math.BigInteger;java.math.BigDecimal;java.util.Date;"
            + "java.util.ArrayList;java.util.Vector;java.util.HashMap;java.util.LinkedHashMap;java.util.TreeMap;"
            + "java.util.HashSet;java.util.LinkedHashSet;java.util.TreeSet;java.util.Hashtable;java.util.Map$Entry;"
            + "java.util.CollSer;java.util.Collections$*;java.util.Arrays$ArrayList;"
            + "!javax.management.BadAttributeValueExpException;javax.management.*;javax.management.openmbean.*;"
            + "java.rmi.MarshalledObject;javax.security.auth.Subject;!*";

    private static final String HOST_IN_STUBS = "java.rmi.server.hostname";
    private static final String CREDENTIALS = "maxarray=2;maxdepth=2;maxbytes=65536;java.lang.String;!*";

    private final BoundSockets sockets;
    private final Registry registry;
    private final RMIConnectorServer connector;
    private final JMXServiceURL url;

    private JmxDoor(BoundSockets sockets, Registry registry, RMIConnectorServer connector, JMXServiceURL url) {
        this.sockets = sockets;
        this.registry = registry;
        this.connector = connector;
        this.url = url;
    }

    /**
     * Opens the door.
     *
     * @param address where to listen; port 0 for any free one, which the URL then names
     * @param tls what registry and connector speak TLS by; empty for plain RMI
     * @param entrance finds out who the clients are
     * @param gate what they reach
     * @throws IOException that names {@code jmx.port} and the address, if it cannot be listened on
     */
    public static JmxDoor open(InetSocketAddress address, Optional<Tls> tls, Entrance entrance, Gate gate)
            throws IOException {
        announce(address.getAddress(), tls);
        BoundSockets sockets = listen(address, tls);
        RMIClientSocketFactory clients = tls.isPresent() ? new SslRMIClientSocketFactory() : null;
        Registry registry = createRegistry(sockets, clients);
        int port = sockets.port();
        try {
            Authority authority = Authority.of(address, port);
            Map<String, Object> environment = environment(entrance);
            Connections stubs = new Connections(port, clients, sockets, environment, gate);
            RMIConnectorServer connector = new RMIConnectorServer(
                    new JMXServiceURL("rmi", authority.host(), port), environment, stubs, gate.server());
            connector.start();
            registry.rebind("jmxrmi", stubs.toStub());
            JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + authority + "/jmxrmi");
            return new JmxDoor(sockets, registry, connector, url);
        } catch (IOException | RuntimeException e) {
            withdraw(registry);
            sockets.close();
            throw e;
        }
    }

    /** The address for clients, of the form {@code service:jmx:rmi:///jndi/rmi://HOST:PORT/jmxrmi}. */
    public JMXServiceURL url() {
        return url;
    }

    /** Ends the connections of all clients and frees the port. */
    @Override
    public void close() throws IOException {
        try {
            connector.stop();
        } finally {
            withdraw(registry);
            sockets.close();
        }
    }

    private static Map<String, Object> environment(Entrance entrance) {
        return Map.of(
                RMIConnectorServer.AUTHENTICATOR,
                new Login(entrance),
                RMIConnectorServer.SERIAL_FILTER_PATTERN,
                ARGUMENTS,
                RMIConnectorServer.CREDENTIALS_FILTER_PATTERN,
                CREDENTIALS,
                // A thousand jobs that start together make two thousand changes of state; the default keeps 1,000.
                "jmx.remote.x.notification.buffer.size",
                "10000");
    }

    private static BoundSockets listen(InetSocketAddress address, Optional<Tls> tls) throws IOException {
        try {
            return new BoundSockets(address, tls);
        } catch (IOException e) {
            String where = address.getHostString() + ":" + address.getPort();
            throw new IOException("jmx.port: cannot listen on " + where + ": " + e.getMessage(), e);
        }
    }

    private static Registry createRegistry(BoundSockets sockets, @Nullable RMIClientSocketFactory clients)
            throws IOException {
        try {
            return LocateRegistry.createRegistry(sockets.port(), clients, sockets);
        } catch (RemoteException e) {
            sockets.close();
            throw e;
        }
    }

    /**
     * RMI writes into its stubs the host that clients are to call, by default the machine's own name, where a door bound to
     * loopback does not listen. One that listens everywhere is called as its certificate says, which clients may compare.
     * What an operator has set stays.
     */
    private static void announce(InetAddress address, Optional<Tls> tls) {
        if (System.getProperty(HOST_IN_STUBS) != null) {
            return;
        }
        if (!address.isAnyLocalAddress()) {
            System.setProperty(HOST_IN_STUBS, address.getHostAddress());
        } else {
            tls.flatMap(secure -> secure.names().announced())
                    .ifPresent(name -> System.setProperty(HOST_IN_STUBS, name));
        }
    }

    private static void withdraw(Registry registry) {
        try {
            UnicastRemoteObject.unexportObject(registry, true);
        } catch (NoSuchObjectException e) {
            // Closed before.
        }
    }
}
