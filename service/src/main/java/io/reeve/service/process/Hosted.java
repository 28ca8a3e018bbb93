package io.reeve.service.process;

import io.reeve.mbeans.ExitStatus;
import io.reeve.service.output.JobOutput;
import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** A run with its place in the run directory and its output. Thread-safe. */
final class Hosted {
    private final String job;
    private final Run run;
    private final Slot slot;
    private final JobOutput output;
    private final Optional<Command> again;
    private final boolean goesOn;
    private boolean missedBefore;

    /**
     * @param again the command, where the same one is likely to be run again at once when it ends
     * @param goesOn whether the shim of the run before runs this one
     */
    Hosted(String job, Run run, Slot slot, JobOutput output, Optional<Command> again, boolean goesOn) {
        this.job = job;
        this.run = run;
        this.slot = slot;
        this.output = output;
        this.again = again;
        this.goesOn = goesOn;
    }

    String job() {
        return job;
    }

    Run run() {
        return run;
    }

    Slot slot() {
        return slot;
    }

    JobOutput output() {
        return output;
    }

    boolean goesOn() {
        return goesOn;
    }

    /** Whether the shim is kept for another run of the command when it has ended. */
    boolean isKept() {
        return again.isPresent() && !run.isStopRequested();
    }

    /** Whether the shim that was kept can run a command. */
    boolean canRun(Command command) throws IOException {
        return again.filter(command::equals).isPresent()
                && run.started().join().shim().isAlive();
    }

    /** Lets the shim go and forgets the run. */
    void letGo() throws IOException {
        try {
            run.dismissShim();
        } finally {
            slot.forgetRun();
        }
    }

    /** Looks for what the shim may have noted since. */
    void look() throws IOException {
        if (!run.started().isDone()) {
            slot.started(run.number()).ifPresent(run.started()::complete);
        }
        if (!run.started().isDone()) {
            lookForFailure();
        }
        if (run.isStarted() && !run.exited().isDone()) {
            slot.exited(run.number()).ifPresent(run.exited()::complete);
        }
    }

    /** The shim notes the end of a process that it did not say had started: it could not be made what it should be. */
    private void lookForFailure() throws IOException {
        if (slot.exited(run.number()).isPresent()) {
            Optional<Slot.Started> meanwhile = slot.started(run.number());
            if (meanwhile.isPresent()) {
                run.started().complete(meanwhile.get());
            } else {
                run.started().completeExceptionally(new IOException(slot.complaint()));
            }
        }
    }

    /**
     * Notices a process that is gone though no shim said so. It is believed at the second look, since a shim needs a
     * moment between the end of the process and its note of it.
     *
     * @param thorough whether to make sure that the pid is not somebody else's by now
     */
    synchronized void checkAlive(boolean thorough, Clock clock) throws IOException {
        if (!run.isStarted() || run.exited().isDone() || isAlive(thorough)) {
            missedBefore = false;
            return;
        }
        look();
        if (missedBefore) {
            run.exited(ExitStatus.UNKNOWN, clock.millis());
        }
        missedBefore = true;
    }

    private boolean isAlive(boolean thorough) throws IOException {
        ProcessIdentity process = run.started().join().job();
        return thorough ? process.isAlive() : Posix.signal(process.pid(), 0);
    }
}
