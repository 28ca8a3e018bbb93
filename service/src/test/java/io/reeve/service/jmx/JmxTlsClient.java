package io.reeve.service.jmx;

import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/** A client of the RMI door, in a JVM of its own: whom RMI's clients trust is a matter of the whole JVM. */
@SuppressWarnings("BanJNDI")
final class JmxTlsClient {

    private static final SslRMIClientSocketFactory SOCKETS = new SslRMIClientSocketFactory();

    private JmxTlsClient() {}

    /** {@code read URL} prints the service's pid, {@code stay URL} waits for a line then and asks again. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "read" -> read(arguments[1], false);
            case "stay" -> read(arguments[1], true);
            case "rebind" -> rebind(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void read(String url, boolean stay) throws Exception {
        Map<String, Object> environment = Map.of("com.sun.jndi.rmi.factory.socket", SOCKETS);
        try (JMXConnector client = JMXConnectorFactory.connect(new JMXServiceURL(url), environment)) {
            MBeanServerConnection connection = client.getMBeanServerConnection();
            System.out.println("pid " + connection.getAttribute(ObjectName.getInstance("reeve:type=Server"), "Pid"));
            if (stay) {
                System.out.println("waited " + System.in.read());
                System.out.println("beans " + connection.getMBeanCount());
            }
        }
    }

    private static void rebind(int port) throws Exception {
        Registry registry = LocateRegistry.getRegistry("127.0.0.1", port, SOCKETS);
        try {
            registry.rebind("jmxrmi", registry.lookup("jmxrmi"));
            System.out.println("bound");
        } catch (RemoteException e) {
            System.out.println(e.getMessage());
        }
    }
}
