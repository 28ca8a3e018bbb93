package io.reeve.socketapi.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client. It has one request answered at a time: meanwhile, and until it has read the answer, nothing more is read from
 * it. Belongs to the loop's thread, but for the first attempt to write an answer, during which the loop leaves it alone.
 */
final class Connection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final InetSocketAddress client;
    private final Frames frames;
    private @Nullable Outgoing outgoing;
    private long since;
    private int noted;
    private volatile boolean impatient;

    Connection(SocketChannel channel, SelectionKey key, int longestFrame) throws IOException {
        this.channel = channel;
        this.key = key;
        this.client = (InetSocketAddress) channel.getRemoteAddress();
        this.frames = new Frames(longestFrame);
        key.attach(this);
    }

    InetAddress address() {
        return client.getAddress();
    }

    /** Reads what is there, at most a buffer full; false at the end. */
    boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        frames.add(buffer.flip());
        return count >= 0;
    }

    Optional<byte[]> nextRequest() throws ProtocolException {
        return frames.next();
    }

    boolean isWithinRequest() {
        return frames.isWithin();
    }

    /** By any thread: writes what the client takes at once. */
    Outgoing begin(byte[] answer) throws IOException {
        Outgoing begun = new Outgoing(answer);
        begun.writeTo(channel);
        return begun;
    }

    void goOnWith(Outgoing begun) {
        outgoing = begun.isWritten() ? null : begun;
    }

    /** Writes more of the answer. */
    void write() throws IOException {
        if (outgoing != null) {
            outgoing.writeTo(channel);
            goOnWith(outgoing);
        }
    }

    boolean isAnswering() {
        return outgoing != null;
    }

    /** Begins with a request, whose answer the client will wait for. */
    void begin() {
        impatient = false;
    }

    /** The client did not wait for its answer: nothing more is heard of it until then. */
    void awaitNothing() {
        impatient = true;
        key.interestOps(0);
    }

    /** By any thread: whether the client has not waited. */
    boolean isImpatient() {
        return impatient;
    }

    /** Waits for the client to read, or to send. */
    void awaitClient() {
        key.interestOps(isAnswering() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** When the client began to be waited for, in nanoseconds. */
    long since() {
        return since;
    }

    void since(long nanos) {
        since = nanos;
    }

    /** How many bytes of memory this client takes. */
    int held() {
        Outgoing now = outgoing;
        return frames.held() + (now == null ? 0 : now.held());
    }

    /** What it held when that was last noted. */
    int noted() {
        return noted;
    }

    void noted(int bytes) {
        noted = bytes;
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more, and the system has it closed.
        }
    }

    @Override
    public String toString() {
        return client.getAddress().getHostAddress() + ":" + client.getPort();
    }
}
