package io.reeve.service.gate;

import io.reeve.spi.Command;
import io.reeve.spi.CommandListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who hear of commands. */
public final class Hooks {

    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private final List<CommandListener> listeners = new CopyOnWriteArrayList<>();

    public void add(CommandListener listener) {
        listeners.add(listener);
    }

    public void remove(CommandListener listener) {
        listeners.remove(listener);
    }

    void received(Command command) {
        tell(listener -> listener.received(command));
    }

    void finished(Command command, boolean succeeded) {
        tell(listener -> listener.finished(command, succeeded));
    }

    private void tell(Consumer<CommandListener> call) {
        for (CommandListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener of commands failed", e);
            }
        }
    }
}
