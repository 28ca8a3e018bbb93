package io.reeve.scheduler;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Compacts in a thread of its own, each time that it is asked to. */
final class Compactor implements Closeable {

    private static final int PATIENCE_SECONDS = 10;

    private final Compaction compaction;
    private final ExecutorService thread;
    private final System.Logger log;
    private boolean failing;

    /** @param thread one alone, which ends with this */
    Compactor(Compaction compaction, ExecutorService thread, System.Logger log) {
        this.compaction = compaction;
        this.thread = thread;
        this.log = log;
    }

    /** Returns at once. */
    void request() {
        thread.execute(this::compact);
    }

    private void compact() {
        try {
            compaction.run();
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing && !thread.isShutdown()) {
                log.log(Level.WARNING, "old runs take more room than they should: {0}", e.getMessage());
            }
            failing = true;
        }
    }

    /** Breaks off what is under way: the next service goes on with it. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.log(Level.WARNING, "old runs are still being tidied up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
