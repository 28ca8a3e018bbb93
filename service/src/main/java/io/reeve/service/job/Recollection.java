package io.reeve.service.job;

import io.reeve.service.posix.FileProblem;
import io.reeve.service.process.Ending;
import io.reeve.service.process.ProcessHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one service of a boot leaves to the next one of an instance. Used by one thread at a time. */
final class Recollection {
    private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);

    private final InstanceName name;
    private final ProcessHost host;
    private Optional<Memory> kept = Optional.empty();

    Recollection(InstanceName name, ProcessHost host) {
        this.name = name;
        this.host = host;
    }

    /**
     * What was kept last.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    Optional<Memory> read() {
        try {
            kept = host.note(name.key()).flatMap(Memory::parse);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How the last run ended, if it was seen to its end.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    Optional<Ending> last() {
        try {
            return host.last(name.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps it. Where that fails, the job goes on all the same, and the next service knows less of it. */
    void keep(Optional<Memory> memory) {
        // What is to run once is nobody's to start again: the next service takes its process over, if there is one.
        if (name.isOneShot() || memory.equals(kept)) {
            return;
        }
        try {
            if (memory.isPresent()) {
                host.note(name.key(), memory.get().toText());
            } else {
                host.forgetNote(name.key());
            }
            kept = memory;
        } catch (IOException e) {
            LOG.error("{}: the next service will not know its state: {}", name, FileProblem.text(e));
        }
    }
}
