package io.reeve.service.http;

import io.reeve.service.gate.Entrance;
import io.reeve.service.gate.Gate;
import io.reeve.service.net.Authority;
import io.reeve.service.net.Tls;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: Jolokia's protocol at {@code /jolokia}, what becomes of jobs at {@code /api}, the console at
 * {@code /hawtio}, directions at {@code /}.
 */
public final class HttpDoor implements AutoCloseable {

    /** Largest request body. */
    static final int BODY_LIMIT = 4 << 20;

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
    private final List<EventStreams> streams;
    private final String url;

    private HttpDoor(
            Server server,
            ServerConnector connector,
            GracefulHandler requests,
            List<EventStreams> streams,
            String url) {
        this.server = server;
        this.connector = connector;
        this.requests = requests;
        this.streams = List.copyOf(streams);
        this.url = url;
    }

    /**
     * Where and how it listens.
     *
     * @param address port 0 takes any free one
     * @param tls what it speaks TLS by; empty for plain HTTP
     * @param sessionTimeout how long a login to the console counts that nobody uses
     */
    public record Place(InetSocketAddress address, Optional<Tls> tls, Duration sessionTimeout) {}

    /**
     * What is behind it.
     *
     * @param entrance finds out who the clients are
     * @param gate what they reach
     * @param outputs tells when jobs print something
     * @param jobs tells when jobs change
     * @param pages what plugins add to the console
     */
    public record House(Entrance entrance, Gate gate, OutputWatch outputs, JobWatch jobs, Pages pages) {}

    /**
     * Opens the door.
     *
     * @throws IOException that names {@code http.port} and the address, if it cannot be listened on
     */
    public static HttpDoor open(Place place, House house) throws IOException {
        return open(place, house, PATIENCE);
    }

    /** @param patience how long a request's body may take to arrive */
    static HttpDoor open(Place place, House house, Duration patience) throws IOException {
        quieten();
        Server server = new Server(threads());
        ServerConnector connector = Connectors.of(server, place.address(), place.tls());
        server.addConnector(connector);
        JsonErrors errors = new JsonErrors(house.entrance());
        server.setErrorHandler(errors);
        Servlets servlets = new Servlets(house, new Body(patience), server.getThreadPool(), connector.getScheduler());
        Sessions sessions = new Sessions(place.sessionTimeout(), place.tls().isPresent());
        Console console = new Console(house.pages(), settings -> limited(servlets.context(sessions, settings, errors)));
        GracefulHandler requests = new GracefulHandler(new Health(house.gate(), console));
        server.setHandler(
                new Doorman(place.address(), place.tls(), new LoginHandler(house.entrance(), sessions, requests)));
        start(server, place.address());
        String scheme = place.tls().isPresent() ? "https://" : "http://";
        return new HttpDoor(
                server,
                connector,
                requests,
                servlets.streams(),
                scheme + Authority.of(place.address(), connector.getLocalPort()));
    }

    /** The address for clients on this machine, of the form {@code http://HOST:PORT}, or https. */
    public String url() {
        return url;
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Lets requests that are under way finish for a second, then ends all connections and frees the port. */
    @Override
    public void close() throws IOException {
        // Jetty's own stop timeout would wait for connections that are merely kept alive, too.
        streams.forEach(EventStreams::close);
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

    private static Handler limited(ServletContextHandler servlets) {
        SizeLimitHandler limit = new SizeLimitHandler(BODY_LIMIT, -1);
        limit.setHandler(servlets);
        return limit;
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
