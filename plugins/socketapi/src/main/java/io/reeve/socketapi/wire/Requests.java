package io.reeve.socketapi.wire;

import java.net.InetAddress;
import java.util.function.Consumer;

/** Answers requests. */
@FunctionalInterface
public interface Requests {

    /**
     * Takes a request, and returns without waiting for anything.
     *
     * @param answer is to be called once, by any thread, with what goes back
     */
    void received(InetAddress from, byte[] request, Consumer<byte[]> answer);
}
