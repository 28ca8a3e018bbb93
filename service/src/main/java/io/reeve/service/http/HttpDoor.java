package io.reeve.service.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: Jolokia's protocol at {@code /jolokia}, directions at {@code /}. */
public final class HttpDoor implements AutoCloseable {

    /** Largest request body. */
    static final int BODY_LIMIT = 4 << 20;

    private static final int IDLE_MILLIS = 30_000;
    private static final int THREAD_IDLE_MILLIS = 5_000;
    private static final int LAST_REQUESTS_MILLIS = 1_000;
    private static final int MOST_THREADS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Jetty tells its life story at INFO; held here, because java.util.logging forgets loggers nobody holds. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    /** Warns of each malformed Host header, for whoever likes to fill our log. */
    private static final Logger HOST_HEADERS = Logger.getLogger("org.eclipse.jetty.util.HostPort");

    private final Server server;
    private final ServerConnector connector;
    private final GracefulHandler requests;

    private HttpDoor(Server server, ServerConnector connector, GracefulHandler requests) {
        this.server = server;
        this.connector = connector;
        this.requests = requests;
    }

    /**
     * Opens the door.
     *
     * @param address where to listen; port 0 takes any free one
     * @param beans what clients may reach: already behind the gate
     * @throws IOException that names {@code http.port} and the address, if it cannot be listened on
     */
    public static HttpDoor open(InetSocketAddress address, MBeanServer beans) throws IOException {
        return open(address, beans, PATIENCE);
    }

    /** @param patience how long a request's body may take to arrive */
    static HttpDoor open(InetSocketAddress address, MBeanServer beans, Duration patience) throws IOException {
        quieten();
        Server server = new Server(threads());
        ServerConnector connector = connector(server, address);
        server.addConnector(connector);
        JsonErrors errors = new JsonErrors();
        server.setErrorHandler(errors);
        GracefulHandler requests =
                new GracefulHandler(limited(servlets(new JolokiaServlet(new Protocol(beans), patience), errors)));
        server.setHandler(new Doorman(address, requests));
        start(server, address);
        return new HttpDoor(server, connector, requests);
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Lets requests that are under way finish for a second, then ends all connections and frees the port. */
    @Override
    public void close() throws IOException {
        // Jetty's own stop timeout would wait for connections that are merely kept alive, too.
        requests.shutdown()
                .completeOnTimeout(null, LAST_REQUESTS_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        stop(server);
    }

    private static void quieten() {
        if (JETTY.getLevel() == null) {
            JETTY.setLevel(Level.WARNING);
            HOST_HEADERS.setLevel(Level.OFF);
        }
    }

    /** Few threads when idle, since one selector does the waiting; enough for many callers who wait for jobs to stop. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 3, THREAD_IDLE_MILLIS);
        threads.setMaxEvictCount(MOST_THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        return threads;
    }

    private static ServerConnector connector(Server server, InetSocketAddress address) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }

    private static Handler limited(ServletContextHandler servlets) {
        SizeLimitHandler limit = new SizeLimitHandler(BODY_LIMIT, -1);
        limit.setHandler(servlets);
        return limit;
    }

    private static ServletContextHandler servlets(JolokiaServlet jolokia, JsonErrors errors) {
        ServletContextHandler servlets = new ServletContextHandler("/");
        servlets.setErrorHandler(errors);
        servlets.addServlet(new ServletHolder(jolokia), "/jolokia/*");
        servlets.addServlet(new ServletHolder(new WelcomeServlet()), "");
        return servlets;
    }

    private static void start(Server server, InetSocketAddress address) throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            String why = e.getCause() instanceof BindException bind ? bind.getMessage() : e.toString();
            throw new IOException(
                    "http.port: cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + why, e);
        }
    }

    private static void stop(Server server) throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the HTTP server did not stop cleanly: " + e.getMessage(), e);
        }
    }
}
