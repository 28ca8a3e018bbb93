package io.reeve.socketapi.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Listens, and has one thread for all clients, which never waits for one of them. */
public final class Door implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int ACCEPTS_AT_A_TIME = 64;
    /** After how long it is noted at the latest that an answer was sent. */
    private static final long UNHURRIED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocketChannel server;
    private final Selector selector;
    private final SelectionKey accepting;
    private final Limits limits;
    private final Complaints complaints;
    private final Clients clients;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "plugin-socket-api-door");
    private long restingSince;
    private volatile boolean closed;

    private Door(ServerSocketChannel server, Limits limits, Requests requests, Complaints complaints)
            throws IOException {
        this.server = server;
        this.limits = limits;
        this.complaints = complaints;
        this.selector = Selector.open();
        this.clients = new Clients(limits, requests, complaints, loop());
        server.configureBlocking(false);
        this.accepting = server.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
    }

    /**
     * Begins to listen: clients can connect, and wait until {@link #begin}.
     *
     * @throws IOException if it cannot
     */
    public static Door listen(
            InetSocketAddress address, Limits limits, Requests requests, System.Logger log, Clock clock)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(address, BACKLOG);
            return new Door(server, limits, requests, new Complaints(log, clock));
        } catch (IOException | RuntimeException e) {
            server.close();
            String why = address.isUnresolved() ? "there is no such host" : String.valueOf(e.getMessage());
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + why, e);
        }
    }

    /** Begins to serve clients; once. */
    public void begin() {
        thread.start();
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

    /** Closes all connections. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            clients.closeAll();
            selector.close();
            server.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Clients.Loop loop() {
        return new Clients.Loop() {
            @Override
            public void beforeNext(Runnable task) {
                tasks.add(task);
            }

            @Override
            public void wakeUp() {
                selector.wakeup();
            }
        };
    }

    private void run() {
        long pauseNanos = 1;
        while (!closed) {
            try {
                if (tasks.isEmpty()) {
                    selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(pauseNanos)));
                } else {
                    selector.selectNow(); // one that was impatient since they were looked at may have its answer by now
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the system has no more events for " + this, e);
            }
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            selector.selectedKeys().forEach(this::serve);
            selector.selectedKeys().clear();
            pauseNanos = pauseNanos();
        }
    }

    private void serve(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.equals(accepting)) {
            accept();
        } else {
            clients.advance((Connection) key.attachment());
        }
    }

    /** How long there is nothing to do, if nobody wants anything. */
    private long pauseNanos() {
        long pause = clients.giveUpTheSlow();
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
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            clients.add(new Connection(channel, key, limits.frameBytes()));
        } catch (IOException e) {
            channel.close(); // The client is gone already.
        }
    }

    @Override
    public String toString() {
        return "the door on " + address();
    }
}
