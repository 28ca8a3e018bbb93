package io.reeve.service.gate;

import io.reeve.service.gate.Audit.Outcome;
import io.reeve.spi.Command;
import javax.management.JMRuntimeException;
import org.jspecify.annotations.Nullable;

/** Carries out what was permitted: listeners hear of it before and after, and the audit of what it changed. */
final class Execution {

    /** The call itself. */
    @FunctionalInterface
    interface Action {
        @Nullable Object run() throws Throwable;
    }

    private final Audit audit;
    private final Hooks hooks;

    Execution(Audit audit, Hooks hooks) {
        this.audit = audit;
        this.hooks = hooks;
    }

    @Nullable Object run(Permit permit, @Nullable Object[] arguments, Action action) throws Throwable {
        Command command = permit.command();
        hooks.received(command);
        boolean succeeded = false;
        try {
            Object result = action.run();
            succeeded = true;
            record(permit, arguments, Outcome.OK, "");
            return result;
        } catch (Throwable failure) {
            record(permit, arguments, Outcome.FAILED, reason(failure));
            throw failure;
        } finally {
            hooks.finished(command, succeeded);
        }
    }

    private void record(Permit permit, @Nullable Object[] arguments, Outcome outcome, String why) {
        Need need = permit.need();
        if (need.changes()) {
            audit.record(permit.caller().event(need.privilege(), permit.on(arguments), outcome, why));
        }
    }

    /** Only sentences about a state are told: one about an argument may quote it, and it may be a secret. */
    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof JMRuntimeException wrapper && wrapper.getCause() != null
                ? wrapper.getCause()
                : failure;
        String kind = cause.getClass().getSimpleName();
        return cause instanceof IllegalStateException ? String.valueOf(cause.getMessage()) : kind;
    }
}
