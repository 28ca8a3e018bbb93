package io.reeve.socketapi.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Puts the frames together that one client sends in pieces. */
final class Frames implements Framing {

    static final int HEADER = 4;

    private static final byte[] NONE = {};

    private final int longest;
    private byte[] bytes = NONE;
    private int count;

    /** @param longest how many bytes may follow a header */
    Frames(int longest) {
        this.longest = longest;
    }

    /** A frame as it is sent. */
    static ByteBuffer of(byte[] body) {
        return ByteBuffer.allocate(HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .put(body)
                .flip();
    }

    @Override
    public void add(ByteBuffer received) {
        int added = received.remaining();
        if (count + added > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(count + added, Math.min(count * 2, expected())));
        }
        received.get(bytes, count, added);
        count += added;
    }

    /** The whole frame that is being received, as far as its length is known and possible. */
    private int expected() {
        return count < HEADER ? HEADER : HEADER + (int) Math.min(length(), longest);
    }

    /** @throws ProtocolException if a frame is announced that is too long */
    @Override
    public Optional<byte[]> next() throws ProtocolException {
        if (count < HEADER) {
            return Optional.empty();
        }
        long length = length();
        if (length > longest) {
            throw new ProtocolException(
                    "a request of " + length + " bytes is announced, at most " + longest + " are possible");
        }
        int end = HEADER + (int) length;
        if (count < end) {
            return Optional.empty();
        }
        byte[] frame = Arrays.copyOfRange(bytes, HEADER, end);
        bytes = count == end ? NONE : Arrays.copyOfRange(bytes, end, count);
        count = bytes.length;
        return Optional.of(frame);
    }

    private long length() {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0));
    }

    @Override
    public boolean isWithin() {
        return count > 0;
    }

    @Override
    public int held() {
        return bytes.length;
    }

    @Override
    public ByteBuffer sent(byte[] answer) {
        return of(answer);
    }
}
