package io.reeve.socketapi.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** An answer on its way, written in slices: the JDK keeps a buffer of the largest one for each thread that writes. */
final class Outgoing {

    private static final int SLICE = 1 << 16;

    private final ByteBuffer bytes;

    Outgoing(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Writes what the channel takes at once. */
    void writeTo(WritableByteChannel channel) throws IOException {
        int end = bytes.limit();
        boolean taken = true;
        while (taken && bytes.position() < end) {
            int slice = Math.min(end, bytes.position() + SLICE);
            bytes.limit(slice);
            channel.write(bytes);
            taken = bytes.position() == slice;
        }
        bytes.limit(end);
    }

    boolean isWritten() {
        return !bytes.hasRemaining();
    }

    /** How many bytes of memory this takes. */
    int held() {
        return bytes.capacity();
    }
}
