package io.reeve.socketapi.wire;

import io.reeve.socketapi.wire.Complaints.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads requests and writes answers. Idle, slow and broken clients are given up when their time is over, or earlier where
 * others need their place. Belongs to the loop's thread, but for the numbers and where it says so.
 */
final class Clients {

    private static final int BUFFER = 1 << 16;
    private static final byte[] NOTHING = {};

    private final Limits limits;
    private final Complaints complaints;
    private final Loop loop;
    private final Silence silence;
    private final Connections connections = new Connections();
    private final AtomicLong received = new AtomicLong();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    /** The thread that all this belongs to. */
    interface Loop {

        /** Lets it do something before it serves the next client. */
        void beforeNext(Runnable task);

        /** Lets it do that at once. */
        void wakeUp();
    }

    Clients(Limits limits, Optional<Duration> silence, Complaints complaints, Loop loop) {
        this.limits = limits;
        this.silence = new Silence(silence);
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

    /** Begins with a client, who may have sent a request already. */
    void add(Connection connection) {
        connections.await(connection, System.nanoTime());
        silence.begin(connection);
        if (connections.count() > limits.connections()) {
            Connection first = connections.longestAwaited().orElse(connection);
            drop(first, Kind.MANY, "there are more than " + limits.connections());
        }
        advance(connection);
    }

    /**
     * Goes on with a client that can be read from, or written to. Few send anything before they have their answer: only then
     * is it worth a system call to be told no more of them.
     */
    void advance(Connection connection) {
        if (connections.isInWork(connection)) {
            connection.awaitNothing();
            return;
        }
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
        boolean open = connection.read(buffer);
        if (!connection.isSilent()) {
            silence.end(connection);
        }
        if (open) {
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
        int length = request.get().length;
        if (length > Limits.SHARE && connections.inWork() > 0 && connections.inWork() + length > limits.heldBytes()) {
            drop(connection, Kind.LARGE, "too many large requests are being answered");
            return;
        }
        ask(connection, request.get());
    }

    private void ask(Connection connection, byte[] request) {
        received.incrementAndGet();
        connections.work(connection, request.length);
        boolean more = connection.isWithinRequest();
        connection.ask(request, answer -> answer(connection, answer, more));
    }

    /**
     * In the thread that has the answer, so that the client need not wait for that of the loop. Nor need the loop hurry if
     * there is nothing left to do: it will be told when the client sends something or goes.
     *
     * @param more whether something of the next request was received already
     */
    private void answer(Connection connection, Reply answer, boolean more) {
        boolean hurry = true;
        try {
            Outgoing begun = connection.begin(answer.bytes());
            hurry = more || answer.isLast() || !begun.isWritten();
            loop.beforeNext(() -> attempt(connection, () -> {
                connection.goOnWith(begun, answer.isLast());
                goOn(connection);
            }));
        } catch (IOException e) {
            loop.beforeNext(() -> end(connection));
        }
        if (hurry || connection.isImpatient()) {
            loop.wakeUp();
        }
    }

    /** Waits for the client to read the answer; after that, the next request may have been received already. */
    private void goOn(Connection connection) throws IOException {
        connections.await(connection, System.nanoTime());
        connection.awaitClient();
        if (connection.isAnswering()) {
            makeRoom();
        } else if (connection.isOver()) {
            connection.read(buffer); // what is left unread when a socket is closed takes the answer along
            end(connection);
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

    /**
     * Speaks to those who were silent for too long, and gives up those who were waited for too long; returns for how long
     * there will be nobody else, in nanoseconds.
     */
    long passTime() {
        long now = System.nanoTime();
        while (silence.left(now) <= 0) {
            Connection silent = silence.next();
            attempt(silent, () -> ask(silent, NOTHING));
        }
        return Math.min(giveUpTheSlow(now), silence.left(now));
    }

    private long giveUpTheSlow(long now) {
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

    /** Whether somebody's request is being answered. */
    boolean isBusy() {
        return connections.isBusy();
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
        silence.end(connection);
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
