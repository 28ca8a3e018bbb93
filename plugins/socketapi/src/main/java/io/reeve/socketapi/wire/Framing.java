package io.reeve.socketapi.wire;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Cuts what one client sends into requests, and makes of an answer what is sent. Holds no more than was received. */
public interface Framing {

    void add(ByteBuffer received);

    /**
     * Takes out the next whole request; empty if there is none yet.
     *
     * @throws ProtocolException if it cannot become one
     */
    Optional<byte[]> next() throws ProtocolException;

    /** Whether a part of a request is there. */
    boolean isWithin();

    /** How many bytes of memory this takes. */
    int held();

    /** An answer as it is sent. */
    ByteBuffer sent(byte[] answer);
}
