package io.reeve.service.http;

import io.reeve.service.gate.Caller;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who sends the request that this thread answers: Jolokia's handlers have no place to carry it. */
final class Callers {
    private Callers() {}

    /** What is done on a caller's behalf. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    /** Who calls at this moment. */
    static Caller current() {
        Caller caller = CURRENT.get();
        if (caller == null) {
            throw new SecurityException("nobody is known to call");
        }
        return caller;
    }

    static void on(Caller caller, Work work) throws IOException {
        CURRENT.set(caller);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }
}
