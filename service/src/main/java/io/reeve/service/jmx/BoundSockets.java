package io.reeve.service.jmx;

import io.reeve.service.net.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.rmi.server.RMIServerSocketFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The server socket of one address. RMI shares a port between objects whose factories are equal, so registry and connector
 * are given one and the same. It listens from the beginning, so that the port is known even if any free one was wanted; RMI
 * would never close one that it asked for as port 0. It knows the accepted connections, since RMI leaves them open when its
 * objects are gone; closing those below TLS does not wait for a client's farewell.
 */
final class BoundSockets implements RMIServerSocketFactory, AutoCloseable {

    private final Listening listening;
    private final Optional<Tls> tls;
    private final Set<Socket> accepted = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param tls what is spoken over the connections; empty for nothing */
    BoundSockets(InetSocketAddress address, Optional<Tls> tls) throws IOException {
        this.tls = tls;
        listening = new Listening(address);
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        return listening;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listening.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    /** A server socket that is really gone when it is closed. */
    private final class Listening extends ServerSocket {

        private final CountDownLatch left = new CountDownLatch(1);
        private volatile boolean entered;

        Listening(InetSocketAddress address) throws IOException {
            super(address.getPort(), 50, address.getAddress());
        }

        @Override
        public Socket accept() throws IOException {
            entered = true;
            Accepted socket = new Accepted();
            try {
                implAccept(socket);
            } catch (IOException e) {
                if (isClosed()) {
                    left.countDown();
                }
                throw e;
            }
            accepted.add(socket);
            if (closed) {
                socket.close();
                return socket;
            }
            return tls.isPresent() ? tls.get().over(socket) : socket;
        }

        /** The kernel goes on listening until the thread that is inside accept(2) has come out of it. */
        @Override
        public void close() throws IOException {
            super.close();
            try {
                if (entered && !left.await(1, TimeUnit.SECONDS)) {
                    throw new IOException("the acceptor of " + this + " did not end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * A connection that does not tell RMI that its client is on this machine: the registry lets every local process, of
     * whatever user, replace or remove what is bound in it, and refuses "origin unknown". Other addresses pass.
     */
    private final class Accepted extends Socket {

        @Override
        public InetAddress getInetAddress() {
            InetAddress peer = super.getInetAddress();
            return peer != null && isOfThisMachine(peer) ? unknown() : peer;
        }

        @Override
        public synchronized void close() throws IOException {
            accepted.remove(this);
            super.close();
        }
    }

    private static boolean isOfThisMachine(InetAddress peer) {
        try {
            return peer.isLoopbackAddress() || NetworkInterface.getByInetAddress(peer) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    private static InetAddress unknown() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (IOException e) {
            throw new IllegalStateException("0.0.0.0 is no address", e);
        }
    }
}
