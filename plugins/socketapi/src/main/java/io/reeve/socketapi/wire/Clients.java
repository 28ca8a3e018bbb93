package io.reeve.socketapi.wire;

import io.reeve.socketapi.wire.Complaints.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads requests and writes answers. Idle, slow and broken clients are given up when their time is over, or earlier where
 * others need their place. Belongs to the loop's thread, but for the numbers and where it says so.
 */
final class Clients {

    private static final int BUFFER = 1 << 16;

    private final Limits limits;
    private final Requests requests;
    private final Complaints complaints;
    private final Consumer<Runnable> loop;
    private final Connections connections = new Connections();
    private final AtomicLong received = new AtomicLong();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    /** @param loop lets its thread do something soon */
    Clients(Limits limits, Requests requests, Complaints complaints, Consumer<Runnable> loop) {
        this.limits = limits;
        this.requests = requests;
        this.complaints = complaints;
        this.loop = loop;
    }

    private interface Step {
        void take() throws IOException;
    }

    /** What goes wrong with one client is no matter of the others. */
    private void attempt(Connection connection, Step step) {
        try {
            step.take();
        } catch (ProtocolException e) {
            drop(connection, Kind.BROKEN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            end(connection); // The client is gone: that is its right.
        } catch (RuntimeException | OutOfMemoryError e) {
            drop(connection, Kind.BROKEN, "of " + e);
        }
    }

    void add(Connection connection) {
        connections.await(connection, System.nanoTime());
        if (connections.count() > limits.connections()) {
            Connection first = connections.longestAwaited().orElse(connection);
            drop(first, Kind.MANY, "there are more than " + limits.connections());
        }
    }

    /** Goes on with a client that can be read from, or written to. */
    void advance(Connection connection) {
        attempt(connection, () -> {
            if (connection.isAnswering()) {
                write(connection);
            } else {
                read(connection);
            }
        });
    }

    private void write(Connection connection) throws IOException {
        connection.write();
        connections.note(connection);
        if (!connection.isAnswering()) {
            goOn(connection);
        }
    }

    private void read(Connection connection) throws IOException {
        if (connection.read(buffer)) {
            connections.note(connection);
            takeRequest(connection);
        } else if (connection.isWithinRequest()) {
            throw new ProtocolException("it ended within a request");
        } else {
            end(connection);
        }
    }

    private void takeRequest(Connection connection) throws ProtocolException {
        Optional<byte[]> request = connection.nextRequest();
        if (request.isEmpty()) {
            makeRoom();
            return;
        }
        received.incrementAndGet();
        connections.work(connection);
        connection.awaitNothing();
        requests.received(connection.address(), request.get(), answer -> answer(connection, answer));
    }

    /** In the thread that has the answer: so the client need not wait for that of the loop. */
    private void answer(Connection connection, byte[] answer) {
        try {
            Outgoing begun = connection.begin(answer);
            loop.accept(() -> attempt(connection, () -> {
                connection.goOnWith(begun);
                goOn(connection);
            }));
        } catch (IOException e) {
            loop.accept(() -> end(connection));
        }
    }

    /** Waits for the client to read the answer; after that, the next request may have been received already. */
    private void goOn(Connection connection) throws IOException {
        connections.await(connection, System.nanoTime());
        connection.awaitClient();
        if (connection.isAnswering()) {
            makeRoom();
        } else {
            takeRequest(connection);
        }
    }

    private void makeRoom() {
        while (connections.held() > limits.heldBytes()) {
            Optional<Connection> large = connections.longestAwaitedOfTheLarge();
            if (large.isEmpty()) {
                return;
            }
            drop(large.get(), Kind.LARGE, "unfinished requests and unread answers take too much memory");
        }
    }

    /** Gives up those who were waited for too long; returns for how long nobody else will be, in nanoseconds. */
    long giveUpTheSlow() {
        long now = System.nanoTime();
        long idle = limits.idle().toNanos();
        for (Optional<Connection> first = connections.longestAwaited();
                first.isPresent();
                first = connections.longestAwaited()) {
            long left = first.get().since() + idle - now;
            if (left > 0) {
                return left;
            }
            giveUp(first.get());
        }
        return idle;
    }

    private void giveUp(Connection connection) {
        if (connection.isAnswering()) {
            drop(connection, Kind.SLOW, "it does not read its answer");
        } else if (connection.isWithinRequest()) {
            drop(connection, Kind.SLOW, "its request does not come to an end");
        } else {
            end(connection);
        }
    }

    /** Gives up the one that was waited for longest, for the sake of others; false if there is none. */
    boolean giveUpOne() {
        Optional<Connection> first = connections.longestAwaited();
        first.ifPresent(this::end);
        return first.isPresent();
    }

    private void drop(Connection connection, Kind kind, String why) {
        complaints.about(kind, "the connection of " + connection + " is closed: " + why);
        end(connection);
    }

    private void end(Connection connection) {
        connections.remove(connection);
        connection.close();
    }

    /** By any thread, when the loop has ended. */
    void closeAll() {
        connections.all().forEach(Connection::close);
    }

    /** By any thread: how many there are. */
    int count() {
        return connections.count();
    }

    /** By any thread: how many requests were received. */
    long received() {
        return received.get();
    }
}
