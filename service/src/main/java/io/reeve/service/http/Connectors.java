package io.reeve.service.http;

import io.reeve.service.net.Tls;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The listening side of the HTTP server, plain or by TLS. */
final class Connectors {

    private static final int IDLE_MILLIS = 30_000;

    /**
     * How many connections may wait to be accepted. Of more, Linux drops the SYN, and the client tries again after a second;
     * without a number, Java asks for 50, which a script that calls for many jobs at once exceeds.
     */
    private static final int ACCEPT_QUEUE = 1_024;

    private Connectors() {}

    static ServerConnector of(Server server, InetSocketAddress address, Optional<Tls> tls) {
        ConnectionFactory[] protocols = tls.map(Connectors::secure).orElseGet(Connectors::plain);
        // No pool: after a head that is too long, Jetty 12.1.12 goes on to read into a buffer that it has given back,
        // and bytes of that client come to stand in the answer to another one.
        ServerConnector connector =
                new ServerConnector(server, null, null, ByteBufferPool.NON_POOLING, 0, 1, protocols);
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }

    private static ConnectionFactory[] plain() {
        return new ConnectionFactory[] {new HttpConnectionFactory(configuration())};
    }

    /** What does not begin as TLS does is taken for plain HTTP, so that {@link Doorman} can say what is wrong. */
    private static ConnectionFactory[] secure(Tls tls) {
        HttpConfiguration configuration = configuration();
        // Without the comparison of Host and certificate, which is the doorman's.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setSslContext(tls.context());
        context.setIncludeProtocols(tls.versions());
        context.setRenegotiationAllowed(false);
        SslConnectionFactory ssl = new SslConnectionFactory(context, http.getProtocol());
        return new ConnectionFactory[] {new DetectorConnectionFactory(ssl), http};
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        // Buffers that are used once are best on the heap.
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        return http;
    }
}
