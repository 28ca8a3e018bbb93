package io.reeve.socketapi.console;

import io.reeve.socketapi.command.OldDesk;
import io.reeve.socketapi.wire.Conversation;
import io.reeve.socketapi.wire.Reply;
import io.reeve.spi.PluginContext;
import java.net.InetAddress;
import java.util.concurrent.Executor;

/** Has a conversation with each client: with people, or with a program of the older protocol. */
public final class Console {

    private final PluginContext context;
    private final OldDesk old;
    private final Executor quick;
    private final Executor waiting;
    private final Verbs verbs = new Verbs();

    /**
     * Makes a console.
     *
     * @param old answers programs
     * @param quick looks at all lines, and does what takes no time
     * @param waiting does the rest
     */
    public Console(PluginContext context, OldDesk old, Executor quick, Executor waiting) {
        this.context = context;
        this.old = old;
        this.quick = quick;
        this.waiting = waiting;
    }

    /** Begins with a client. What has no end of line is a request of a program, after which it is heard no more. */
    public Conversation begin(InetAddress from) {
        Talk talk = new Talk(context, from.getHostAddress(), verbs, waiting);
        return (request, reply) -> {
            if (request.length > 0 && request[request.length - 1] != '\n') {
                old.received(from, request, bytes -> reply.accept(Reply.last(bytes)));
            } else {
                quick.execute(() -> talk.hear(request, reply));
            }
        };
    }
}
