package io.reeve.service.history;

import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.JobTimeline;
import io.reeve.service.lifecycle.Threads;
import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers how the states of jobs have changed in the last 24 hours, and how often jobs were started again by themselves;
 * it outlives the service. Who tells of a job is never kept waiting: what is heard is queued, and one thread takes it and
 * writes it, some of it at a time. A disk that is full or gone costs what the next service would know, and nothing else.
 * Thread-safe.
 */
public final class StateHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateHistory.class);

    /** What a service that is killed may lose. */
    static final Duration BATCH = Duration.ofMillis(200);

    /** How exactly the next service knows when this one was there for the last time. */
    static final Duration PULSE = Duration.ofMinutes(1);

    private static final long CLOSING_SECONDS = 5;

    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final HistoryFile file;
    private final Queue<Fact> heard = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final CompletableFuture<Boolean> read = new CompletableFuture<>();
    private final Pasts pasts = new Pasts();
    private List<Entry> unwritten = new ArrayList<>();
    private boolean failing;
    private volatile boolean closed;

    StateHistory(Path path, Clock clock, ScheduledExecutorService thread) {
        this.clock = clock;
        this.thread = thread;
        this.file = new HistoryFile(path);
        long leftMillis = file.touchedAtMillis();
        thread.execute(() -> read(leftMillis));
    }

    /** Opens the history in a file; what it has is read meanwhile. */
    public static StateHistory open(Path path, Clock clock) {
        return new StateHistory(
                path, clock, Executors.newSingleThreadScheduledExecutor(Threads.named("reeve-history")));
    }

    private synchronized void read(long leftMillis) {
        try {
            int damaged = file.read(pasts::take);
            if (damaged > 0) {
                LOG.warn("{}: {} damaged lines are passed by", file.path(), damaged);
            }
        } catch (IOException e) {
            LOG.warn("the history of jobs cannot be read: {}", FileProblem.text(e));
        } finally {
            read.complete(true);
        }
        pasts.begin(leftMillis);
        plan(this::pulse, PULSE);
    }

    /** A job is defined, or was found when the service started. */
    public void added(JobStatus status) {
        hear(new Fact.Seen(clock.millis(), status, true));
    }

    /** A job changed its state. */
    public void changed(JobStatus after) {
        hear(new Fact.Seen(clock.millis(), after, false));
    }

    /** A job is started again, and nobody has asked for it. */
    public void restarted(String job) {
        hear(new Fact.Restarted(clock.millis(), job));
    }

    /** A job is no more, and the next one of its name is another. */
    public void removed(String job) {
        hear(new Fact.Removed(job));
    }

    private void hear(Fact fact) {
        heard.add(fact);
        if (planned.compareAndSet(false, true)) {
            plan(this::write, BATCH);
        }
    }

    private void plan(Runnable task, Duration delay) {
        if (!closed) {
            thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** All jobs that there are have been told of: what is known of others is of such as are no more. */
    public void forgetOthers() {
        thread.execute(() -> {
            List<String> others;
            synchronized (this) {
                take();
                others = pasts.unheardOf();
            }
            others.forEach(this::removed);
        });
    }

    /** How a job's state has changed; nothing of one that is unknown. */
    public JobTimeline timeline(String job) {
        read.join();
        synchronized (this) {
            take();
            return pasts.timeline(job, clock.millis());
        }
    }

    /** How often jobs were started again in the last 24 hours by themselves, by name; those that were not are not there. */
    public Map<String, Long> restarts() {
        read.join();
        synchronized (this) {
            take();
            return pasts.restarts(clock.millis());
        }
    }

    private void take() {
        for (Fact fact = heard.poll(); fact != null; fact = heard.poll()) {
            pasts.hear(fact, unwritten::add);
        }
    }

    private void write() {
        planned.set(false);
        List<Entry> news;
        synchronized (this) {
            take();
            news = unwritten;
            unwritten = new ArrayList<>();
        }
        // One that could not be written to is replaced by one that has all, once there is room.
        if (!failing) {
            attempt(() -> {
                if (!news.isEmpty()) {
                    file.append(news);
                }
                if (file.isLarge()) {
                    file.replace(all());
                }
            });
        }
    }

    private void pulse() {
        refresh();
        plan(this::pulse, PULSE);
    }

    private void refresh() {
        attempt(() -> {
            if (failing) {
                file.replace(all());
                LOG.info("the history of jobs is written again");
            } else {
                file.touch(clock.millis());
            }
        });
    }

    private synchronized List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        pasts.each(clock.millis(), all::add);
        return all;
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn(
                        "the history of jobs cannot be written, and would be forgotten by the next service: {}",
                        FileProblem.text(e));
            }
            failing = true;
        }
    }

    /** Writes what there is. */
    @Override
    public void close() {
        closed = true;
        thread.execute(this::end);
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the history of jobs is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        write();
        refresh();
        attempt(file::close);
        // Here, since a shutdown from outside would either end this too, or wait for what is planned for later.
        thread.shutdownNow();
    }
}
