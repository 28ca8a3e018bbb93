package io.reeve.socketapi.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client. It has one request answered at a time: meanwhile, and until it has read the answer, nothing more is read from
 * it. Belongs to the loop's thread, but for the first attempt to write an answer, during which the loop leaves it alone.
 */
final class Connection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final InetSocketAddress client;
    private final Framing framing;
    private final Conversation conversation;
    private @Nullable Outgoing outgoing;
    private boolean silent = true;
    private boolean over;
    private long since;
    private int noted;
    private volatile boolean impatient;

    Connection(SocketChannel channel, SelectionKey key, Protocol protocol) throws IOException {
        this.channel = channel;
        this.key = key;
        this.client = (InetSocketAddress) channel.getRemoteAddress();
        this.framing = protocol.framing().get();
        this.conversation = protocol.conversations().apply(client.getAddress());
    }

    /** Reads what is there, at most a buffer full; false at the end. */
    boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        silent = silent && count == 0;
        framing.add(buffer.flip());
        return count >= 0;
    }

    /** Whether it has said nothing yet. */
    boolean isSilent() {
        return silent;
    }

    Optional<byte[]> nextRequest() throws ProtocolException {
        return framing.next();
    }

    boolean isWithinRequest() {
        return framing.isWithin();
    }

    /** By any thread: writes what the client takes at once. */
    Outgoing begin(byte[] answer) throws IOException {
        Outgoing begun = new Outgoing(framing.sent(answer));
        begun.writeTo(channel);
        return begun;
    }

    /** @param last whether nothing comes behind it */
    void goOnWith(Outgoing begun, boolean last) {
        outgoing = begun.isWritten() ? null : begun;
        over = last;
    }

    /** Whether the last answer was begun. */
    boolean isOver() {
        return over;
    }

    /** Writes more of the answer. */
    void write() throws IOException {
        if (outgoing != null) {
            outgoing.writeTo(channel);
            goOnWith(outgoing, over);
        }
    }

    boolean isAnswering() {
        return outgoing != null;
    }

    /** Begins with a request, whose answer the client will wait for. */
    void ask(byte[] request, Consumer<Reply> answer) {
        impatient = false;
        conversation.received(request, answer);
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
        return framing.held() + (now == null ? 0 : now.held());
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
