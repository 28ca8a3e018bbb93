package io.reeve.socketapi.command;

import io.reeve.socketapi.wire.Conversation;
import io.reeve.socketapi.wire.Reply;
import io.reeve.spi.Credentials;
import io.reeve.spi.LoginException;
import io.reeve.spi.PluginContext;
import io.reeve.spi.Visitor;
import java.lang.System.Logger.Level;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javax.management.InstanceNotFoundException;

/** Carries requests out: those that wait for nothing on one pool of threads, and those that may wait on another. */
public final class Desk {

    private final PluginContext context;
    private final Commands commands;
    private final Executor quick;
    private final Executor waiting;

    /**
     * Makes a desk.
     *
     * @param quick looks at all requests, and does those that take no time
     * @param waiting does the others
     */
    public Desk(PluginContext context, Executor quick, Executor waiting) {
        this.context = context;
        this.commands = new Commands(context.clock());
        this.quick = quick;
        this.waiting = waiting;
    }

    /** Begins with a client. */
    public Conversation begin(InetAddress from) {
        return (request, reply) -> {
            Consumer<byte[]> answer = bytes -> reply.accept(Reply.of(bytes));
            quick.execute(() -> answered(answer, () -> take(from.getHostAddress(), request, answer)));
        };
    }

    /** A part of the work on a request; empty if the answer comes later. */
    private interface Work {
        Optional<Answer> run() throws RefusedException, LoginException;
    }

    /** Whatever goes wrong, there is an answer. */
    private void answered(Consumer<byte[]> answer, Work work) {
        try {
            work.run().ifPresent(ready -> answer.accept(ready.bytes()));
        } catch (RejectedExecutionException e) {
            answer.accept(Answer.FAILED.bytes()); // the service ends
        } catch (RuntimeException | Error e) {
            context.log().log(Level.ERROR, "a request failed unexpectedly", e);
            answer.accept(Answer.FAILED.bytes());
        } catch (RefusedException e) {
            answer.accept(Answer.FAILED.bytes());
        } catch (LoginException e) {
            answer.accept(Answer.DENIED.bytes());
        }
    }

    private Optional<Answer> take(String address, byte[] bytes, Consumer<byte[]> answer)
            throws RefusedException, LoginException {
        Request request = Request.of(bytes);
        Optional<Commands.Entry> entry = commands.find(request.command());
        if (entry.isEmpty()) {
            return Optional.of(unknown(address, request));
        }
        Params params = request.params();
        Visitor visitor = context.admit(address, params.credentials(address));
        if (!entry.get().waits()) {
            return Optional.of(run(entry.get().command(), visitor, params));
        }
        waiting.execute(() -> answered(answer, () -> Optional.of(run(entry.get().command(), visitor, params))));
        return Optional.empty();
    }

    /** Who may not do everything is not told what there is. */
    private Answer unknown(String address, Request request) throws LoginException {
        Visitor visitor = context.admit(address, credentials(address, request));
        return visitor.identity().may(request.command(), "") ? Answer.UNKNOWN : Answer.DENIED;
    }

    private static Optional<Credentials> credentials(String address, Request request) {
        try {
            return request.params().credentials(address);
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    static Answer run(Command command, Visitor visitor, Params params) throws RefusedException {
        try {
            return command.run(visitor, params);
        } catch (SecurityException e) {
            return Answer.DENIED;
        } catch (IllegalArgumentException | IllegalStateException | java.io.UncheckedIOException e) {
            return Answer.FAILED;
        } catch (UndeclaredThrowableException e) {
            if (e.getCause() instanceof InstanceNotFoundException) {
                return Answer.FAILED;
            }
            throw e;
        }
    }
}
