package io.reeve.service.process;

import io.reeve.service.posix.FileProblem;
import io.reeve.spi.Signals;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to the end of a run whose own process has ended: nothing of its tree is left, everything it printed is read and
 * logged, and only then the shim is let go and the run forgotten. Killed at any point, it can be done again.
 */
final class Finisher {
    private static final Logger LOG = LoggerFactory.getLogger(Finisher.class);
    private static final long FULL_DISK_POLL_MILLIS = 250;
    private static final long LONGEST_POLL_MILLIS = 100;
    private static final int GIVE_UP_AFTER_POLLS = 100;

    private final Workers workers;
    private final Sweep sweep;
    private final Standby standby;

    Finisher(Workers workers, Sweep sweep, Standby standby) {
        this.workers = workers;
        this.sweep = sweep;
        this.standby = standby;
    }

    /** Completes when it is done, but for the shim where that is kept. */
    CompletableFuture<Ending> finish(Hosted hosted) {
        return CompletableFuture.supplyAsync(() -> true, workers.pool())
                .thenCompose(begun -> groupGone(hosted.run(), 0))
                .thenCompose(gone -> straysKilled(hosted))
                .thenCompose(gone -> drained(hosted))
                .thenCompose(drained -> hosted.output().end(hosted.run().number(), lastLine(hosted)))
                .thenApplyAsync(ended -> forgotten(hosted), workers.pool());
    }

    /**
     * A run that was asked to stop has until its kill for all of its group to end by itself. A group of nothing but
     * zombies has ended: where the first process of a container does not reap, they stay for ever.
     */
    private CompletableFuture<Boolean> groupGone(Run run, int polls) {
        if (!run.isStopRequested() || run.isKilled() || !run.hasGroup()) {
            return CompletableFuture.completedFuture(true);
        }
        return sweep.census()
                .thenCompose(census -> census.isSessionAlive(run.tag())
                        ? later(polls).thenComposeAsync(waited -> groupGone(run, polls + 1), workers.pool())
                        : CompletableFuture.completedFuture(true));
    }

    /** Where the command is run again at once and its group is gone, what may have left that is looked for afterwards. */
    private CompletableFuture<Boolean> straysKilled(Hosted hosted) {
        if (!hosted.isKept() || hosted.run().hasGroup()) {
            return straysKilled(hosted, 0);
        }
        Workers.after(LONGEST_POLL_MILLIS).thenCompose(later -> straysKilled(hosted, 0));
        return CompletableFuture.completedFuture(true);
    }

    private CompletableFuture<Boolean> straysKilled(Hosted hosted, int polls) {
        return sweep.census().thenCompose(census -> {
            List<ProcessIdentity> strays = census.strays(hosted.run().tag());
            if (strays.isEmpty()) {
                return CompletableFuture.completedFuture(true);
            }
            if (polls == GIVE_UP_AFTER_POLLS) {
                LOG.error("job {}: cannot be killed and are left: {}", hosted.job(), strays);
                return CompletableFuture.completedFuture(false);
            }
            strays.forEach(Finisher::kill);
            return later(polls).thenCompose(waited -> straysKilled(hosted, polls + 1));
        });
    }

    /** The more often it was in vain, the later the next look. */
    private static CompletableFuture<Boolean> later(int polls) {
        return Workers.after(Math.min(1 + polls, LONGEST_POLL_MILLIS));
    }

    private static void kill(ProcessIdentity process) {
        try {
            process.signal(Signals.KILL);
        } catch (IOException e) {
            LOG.warn("cannot kill {}: {}", process, e.getMessage());
        }
    }

    private CompletableFuture<Boolean> drained(Hosted hosted) {
        return hosted.output()
                .drain()
                .exceptionally(failure -> {
                    LOG.debug("job {}: its last output waits to be read: {}", hosted.job(), failure.getMessage());
                    return false;
                })
                .thenCompose(all -> all
                        ? CompletableFuture.completedFuture(true)
                        : Workers.after(FULL_DISK_POLL_MILLIS).thenCompose(waited -> drained(hosted)));
    }

    private static String lastLine(Hosted hosted) {
        return "Process \"%s\" ended with %s."
                .formatted(hosted.job(), hosted.run().ending().status().text());
    }

    private Ending forgotten(Hosted hosted) {
        Ending ending = hosted.run().ending();
        tidyUp(hosted, () -> hosted.slot().remember(ending));
        if (hosted.isKept()) {
            standby.keep(hosted);
        } else {
            tidyUp(hosted, hosted::letGo);
        }
        return ending;
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void tidyUp(Hosted hosted, Step step) {
        try {
            step.run();
        } catch (IOException e) {
            LOG.error("job {}: cannot tidy up after its run: {}", hosted.job(), FileProblem.text(e));
        }
    }
}
