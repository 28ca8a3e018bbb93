package io.reeve.service.process;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.ExitStatus.Kind;
import io.reeve.spi.Signals;

/** Reads what the shim says of an end. */
final class ExitCodes {
    private static final int SIGNAL_BASE = 128;

    private ExitCodes() {}

    /**
     * The exit status behind a shell's {@code $?}.
     *
     * @param how {@code signal} where the shell told of a signal, else {@code code}
     */
    static ExitStatus of(String code, String how) {
        int number = Integer.parseInt(code);
        return how.equals("signal") && number > SIGNAL_BASE ? signal(number - SIGNAL_BASE) : code(number);
    }

    static ExitStatus code(int number) {
        return new ExitStatus(Kind.CODE, number, "exit code " + number);
    }

    static ExitStatus signal(int number) {
        return new ExitStatus(Kind.SIGNAL, number, "signal " + number + " (" + Signals.name(number) + ")");
    }
}
