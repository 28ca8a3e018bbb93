package io.reeve.socketapi.command;

import io.reeve.spi.LoginException;
import io.reeve.spi.PluginContext;
import io.reeve.spi.Visitor;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Answers clients of php-backend-server as it was before June 2013. They cannot log in: while callers have to, all they hear
 * is DENIED.
 */
public final class OldDesk {

    private static final String DENIED = Answer.Code.DENIED.name();
    private static final String FAILED = Answer.Code.FAILED.name();

    private final PluginContext context;
    private final Executor quick;
    private final Executor waiting;

    /**
     * Makes a desk.
     *
     * @param quick does what takes no time
     * @param waiting does the rest
     */
    public OldDesk(PluginContext context, Executor quick, Executor waiting) {
        this.context = context;
        this.quick = quick;
        this.waiting = waiting;
    }

    /** Whether that is a request of such a client. */
    public static boolean isRequest(byte[] bytes) {
        return OldRequest.of(bytes).isPresent();
    }

    /**
     * Takes a request, and returns without waiting for anything.
     *
     * @param answer is called once, by any thread
     */
    public void received(InetAddress from, byte[] bytes, Consumer<byte[]> answer) {
        Optional<OldRequest> request = OldRequest.of(bytes);
        Executor executor = request.filter(OldCommands::waits).isPresent() ? waiting : quick;
        executor.execute(() -> answer.accept(
                request.map(known -> answer(from, known)).orElse(FAILED).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever goes wrong, there is an answer. */
    private String answer(InetAddress from, OldRequest request) {
        try {
            Visitor visitor = context.admit(from.getHostAddress(), Optional.empty());
            return OldCommands.answer(visitor, request);
        } catch (LoginException e) {
            return DENIED;
        } catch (RuntimeException | Error e) {
            context.log().log(Level.ERROR, "a request failed unexpectedly", e);
            return FAILED;
        }
    }
}
