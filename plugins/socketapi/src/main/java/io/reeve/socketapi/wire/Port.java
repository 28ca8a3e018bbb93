package io.reeve.socketapi.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** Where clients of one protocol come in. Belongs to the door's thread, but for what is public. */
public final class Port {

    private static final int BACKLOG = 1024;
    private static final int ACCEPTS_AT_A_TIME = 64;
    /** After how long it is noted at the latest that an answer was sent. */
    private static final long UNHURRIED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocketChannel server;
    private final SelectionKey accepting;
    private final Protocol protocol;
    private final Complaints complaints;
    private final Clients clients;
    private long restingSince;

    private Port(
            ServerSocketChannel server, Selector selector, Protocol protocol, Complaints complaints, Clients clients)
            throws IOException {
        this.server = server;
        this.protocol = protocol;
        this.complaints = complaints;
        this.clients = clients;
        server.configureBlocking(false);
        Runnable accept = this::accept;
        this.accepting = server.register(selector, SelectionKey.OP_ACCEPT, accept);
    }

    /** Keys of the selector have a task attached, which is to be run when there is something to do for them. */
    static Port listen(
            InetSocketAddress address, Selector selector, Protocol protocol, Complaints complaints, Clients clients)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(address, BACKLOG);
            return new Port(server, selector, protocol, complaints, clients);
        } catch (IOException | RuntimeException e) {
            server.close();
            String why = address.isUnresolved() ? "there is no such host" : String.valueOf(e.getMessage());
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + why, e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        try {
            return (InetSocketAddress) server.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many connections are open. */
    public int connections() {
        return clients.count();
    }

    /** How many requests were received. */
    public long received() {
        return clients.received();
    }

    /** How many connections were closed, or not accepted, for what clients did. */
    public long dropped() {
        return complaints.number();
    }

    private void accept() {
        try {
            for (int i = 0; i < ACCEPTS_AT_A_TIME; i++) {
                SocketChannel channel = server.accept();
                if (channel == null) {
                    return;
                }
                welcome(channel);
            }
        } catch (IOException e) {
            // Most likely there is no file descriptor left.
            complaints.about(Complaints.Kind.UNACCEPTABLE, "cannot accept a connection: " + e.getMessage());
            if (!clients.giveUpOne()) {
                accepting.interestOps(0);
                restingSince = System.nanoTime();
            }
        }
    }

    private void welcome(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(accepting.selector(), SelectionKey.OP_READ);
            Connection connection = new Connection(channel, key, protocol);
            Runnable advance = () -> clients.advance(connection);
            key.attach(advance);
            clients.add(connection);
        } catch (IOException e) {
            channel.close(); // The client is gone already.
        }
    }

    /** Does what is due; returns for how long there is nothing to do if nobody wants anything, in nanoseconds. */
    long passTime() {
        long pause = clients.passTime();
        if (clients.isBusy()) {
            pause = Math.min(pause, UNHURRIED_NANOS);
        }
        if (accepting.interestOps() != 0) {
            return pause;
        }
        long rest = restingSince + REST_NANOS - System.nanoTime();
        if (rest <= 0) {
            accepting.interestOps(SelectionKey.OP_ACCEPT);
        }
        return Math.min(pause, Math.max(rest, 0));
    }

    /** By any thread, when the loop has ended. */
    void close() throws IOException {
        clients.closeAll();
        server.close();
    }
}
