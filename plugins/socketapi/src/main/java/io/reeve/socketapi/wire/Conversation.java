package io.reeve.socketapi.wire;

import java.util.function.Consumer;

/** What one client asks and is answered, one request after the other. */
@FunctionalInterface
public interface Conversation {

    /**
     * Takes a request, and returns without waiting for anything.
     *
     * @param request an empty one also if the client has said nothing for so long that it is spoken to
     * @param answer is to be called once, by any thread
     */
    void received(byte[] request, Consumer<Reply> answer);
}
