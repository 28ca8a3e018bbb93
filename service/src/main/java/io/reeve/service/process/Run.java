package io.reeve.service.process;

import io.reeve.mbeans.ExitStatus;
import io.reeve.service.posix.Posix;
import io.reeve.spi.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** One run of a job, from its launch until nothing of it is left. Thread-safe. */
public final class Run {
    private static final int SHIM_LOOKS = 10_000;
    private static final long SHIM_LOOK_NANOS = 100_000;

    private final long number;
    private final CompletableFuture<Slot.Started> started = new CompletableFuture<>();
    private final CompletableFuture<Slot.Exited> exited = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private volatile boolean stopRequested;
    private volatile boolean killed;

    Run(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    /** Completes when the process exists; fails where it cannot be started. */
    CompletableFuture<Slot.Started> started() {
        return started;
    }

    /** Whether the process is known to exist, or to have existed. */
    boolean isStarted() {
        return started.isDone() && !started.isCompletedExceptionally();
    }

    /** Completes when the job's own process has ended; others of its tree may be left. */
    CompletableFuture<Slot.Exited> exited() {
        return exited;
    }

    /** Completes when nothing of the run is left and all it printed has been read. */
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    /** The pid of the job's own process, which leads its session and its group. */
    public int pid() {
        return started.join().job().pid();
    }

    /** When the process started, in milliseconds since the epoch. */
    public long startedAtMillis() {
        return started.join().atMillis();
    }

    RunTag tag() {
        Optional<Slot.Started> processes = isStarted() ? Optional.of(started.join()) : Optional.empty();
        return new RunTag(number, processes.map(Slot.Started::job), processes.map(Slot.Started::shim));
    }

    boolean isStopRequested() {
        return stopRequested;
    }

    boolean isKilled() {
        return killed;
    }

    /**
     * Sends a signal to the job's own process alone; false where it is gone.
     *
     * @throws UncheckedIOException if the service may not
     */
    public boolean signal(int signal) {
        try {
            return started.join().job().signal(signal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the run's process group to end; a group that was suspended is woken to hear it. */
    void requestStop(int signal) {
        stopRequested = true;
        signalTree(signal);
        signalTree(Signals.CONT);
    }

    /** Ends the run's process group without asking. */
    void kill() {
        killed = true;
        signalTree(Signals.KILL);
    }

    /** A process that was launched a moment ago leads no group yet: then the signal is for itself alone. */
    private void signalTree(int signal) {
        try {
            if (!signalGroup(signal) && !exited.isDone()) {
                started.join().job().signal(signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a process of the group exists. */
    boolean hasGroup() {
        try {
            return signalGroup(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signals the group that the job's process made; one that was made later by another with its pid is none of ours. */
    private boolean signalGroup(int signal) throws IOException {
        return !started.join().job().isReplaced() && Posix.signal(-pid(), signal);
    }

    /** Ends the shim, which has nothing left to hold; returns when it is gone, a moment later. */
    void dismissShim() throws IOException {
        ProcessIdentity shim = started.join().shim();
        shim.signal(Signals.KILL);
        for (int look = 0; shim.isAlive() && look < SHIM_LOOKS; look++) {
            LockSupport.parkNanos(SHIM_LOOK_NANOS);
        }
    }

    void exited(ExitStatus status, long atMillis) {
        exited.complete(new Slot.Exited(status, atMillis));
    }

    Ending ending() {
        Slot.Exited exit = exited.join();
        return new Ending(exit.status(), startedAtMillis(), exit.atMillis(), stopRequested);
    }

    /** The ending of a run whose end could not be seen to. */
    public Ending unknownEnding(long now) {
        return new Ending(ExitStatus.UNKNOWN, startedAtMillis(), now, stopRequested);
    }
}
