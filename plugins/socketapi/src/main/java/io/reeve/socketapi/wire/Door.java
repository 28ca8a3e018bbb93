package io.reeve.socketapi.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Listens on some ports, and has one thread for all clients, which never waits for one of them. */
public final class Door implements AutoCloseable {

    private final Selector selector;
    private final System.Logger log;
    private final Clock clock;
    private final List<Port> ports = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "plugin-socket-api-door");
    private volatile boolean closed;

    /** Makes one that listens nowhere yet; it has to be closed. */
    public Door(System.Logger log, Clock clock) throws IOException {
        this.selector = Selector.open();
        this.log = log;
        this.clock = clock;
        thread.setDaemon(true);
    }

    /**
     * Begins to listen; only before {@link #begin}, until which clients can connect and wait.
     *
     * @throws IOException if it cannot
     */
    public Port listen(InetSocketAddress address, Limits limits, Protocol protocol) throws IOException {
        Complaints complaints = new Complaints(log, clock);
        Clients clients = new Clients(limits, protocol.silence(), complaints, loop());
        Port port = Port.listen(address, selector, protocol, complaints, clients);
        ports.add(port);
        return port;
    }

    /** Begins to serve clients; once. */
    public void begin() {
        thread.start();
    }

    /** Closes all connections. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (Port port : ports) {
                port.close();
            }
            selector.close();
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
            selector.selectedKeys().forEach(Door::serve);
            selector.selectedKeys().clear();
            pauseNanos = Long.MAX_VALUE;
            for (Port port : ports) {
                pauseNanos = Math.min(pauseNanos, port.passTime());
            }
        }
    }

    private static void serve(SelectionKey key) {
        if (key.isValid()) {
            ((Runnable) key.attachment()).run();
        }
    }

    @Override
    public String toString() {
        return "the door on " + ports.stream().map(Port::address).toList();
    }
}
