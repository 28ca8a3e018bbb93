package io.reeve.service.job;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.service.process.Ending;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an instance stands: its status, who is told of each change, and what the next service is to know of it. Read by
 * anybody, changed by one operation at a time.
 */
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final InstanceName name;
    private final Recollection recollection;
    private final LongSupplier clock;
    private final Supplier<List<String>> lastErrors;
    private final Runnable listener;
    private final Waiters waiters = new Waiters();
    private volatile InstanceStatus status;
    private boolean wasReady = true;

    /**
     * @param clock milliseconds since the epoch
     * @param lastErrors what it wrote to standard error last
     * @param listener called after each change, in order, by one thread at a time
     */
    Standing(
            InstanceName name,
            Recollection recollection,
            LongSupplier clock,
            Supplier<List<String>> lastErrors,
            Runnable listener) {
        this.name = name;
        this.recollection = recollection;
        this.clock = clock;
        this.lastErrors = lastErrors;
        this.listener = listener;
        this.status = Step.notStarted(name.number(), clock.getAsLong());
    }

    /** One consistent snapshot, which costs nothing. */
    InstanceStatus status() {
        return status;
    }

    /** What may follow now. */
    Step step() {
        return new Step(status, clock.getAsLong());
    }

    /** Whether the last run had become ready. */
    boolean wasReady() {
        return wasReady;
    }

    /** Completes with the first status from now on that is as wanted, the present one included. */
    CompletableFuture<InstanceStatus> when(Predicate<InstanceStatus> wanted) {
        CompletableFuture<InstanceStatus> found = waiters.add(wanted);
        waiters.look(status);
        return found;
    }

    /** The one door through which the state changes. */
    InstanceStatus become(InstanceStatus next) {
        InstanceStatus before = status;
        if (!before.state().successors().contains(next.state())) {
            throw new IllegalStateException(name + " cannot become " + next.state() + " from " + before.state());
        }
        LOG.info("{}: {} -> {}: {}", name, before.state(), next.state(), next.reason());
        return amend(next);
    }

    /** Changes what is not the state. */
    InstanceStatus amend(InstanceStatus next) {
        boolean passes = next.state() == JobState.BACKOFF && next.nextStartMillis() <= clock.getAsLong();
        if (!passes) {
            recollection.keep(Memory.of(next));
        }
        return show(next);
    }

    /** Changes what the next service need not know. */
    InstanceStatus show(InstanceStatus next) {
        wasReady = next.state() == JobState.RUNNING || (wasReady && next.state() != JobState.STARTING);
        set(next);
        listener.run();
        waiters.look(status);
        return status;
    }

    private void set(InstanceStatus next) {
        status = next.state() == JobState.FATAL ? new Step(next, next.sinceMillis()).showing(lastErrors.get()) : next;
    }

    /** Whether the next service starts it, whatever became of the run before, as this one has not come to it yet. */
    void leaveStart(boolean left) {
        Optional<Memory> memory = Memory.of(status);
        recollection.keep(left ? memory.map(Memory::toBeStarted) : memory);
    }

    /** Takes over what the service before told of it, of which nobody else is told. */
    Optional<Memory> recall() {
        last().ifPresent(ending -> set(step().remembered(ending)));
        Optional<Memory> memory = recollection.read();
        memory.ifPresent(known -> set(step().remembered(known)));
        return memory;
    }

    /** The same where there is a process. */
    Optional<Memory> recallOfProcess() {
        return recollection.read();
    }

    /** What the service before left is out of reach. */
    InstanceStatus lose(String reason) {
        set(step().failed(reason));
        LOG.error("{}: {}", name, reason);
        return status;
    }

    /** How the last run ended, if it was seen to its end. */
    Optional<Ending> last() {
        return recollection.last();
    }
}
