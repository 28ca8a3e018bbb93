package io.reeve.scheduler;

import io.reeve.spi.Command;
import io.reeve.spi.CommandListener;

/** Knows who calls, in the thread of the call. */
final class Callers implements CommandListener {

    private final ThreadLocal<String> present = ThreadLocal.withInitial(() -> "");

    @Override
    public void received(Command command) {
        present.set(command.user());
    }

    @Override
    public void finished(Command command, boolean succeeded) {
        present.remove();
    }

    /** Who calls in this thread; empty if nobody that is known. */
    String present() {
        return present.get();
    }
}
