package io.reeve.service.output;

import io.reeve.service.posix.Epoll;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that waits for input on all FIFOs and lets their owners read it, one read each a turn. A source of many
 * small reads is left alone for a moment at a time, so that a process which writes single lines costs a read for many
 * lines instead of one for each (measured: a fifth of the processor time).
 */
public final class Reactor implements AutoCloseable {

    /** Somebody who reads a descriptor. */
    public interface Source {
        /** Reads once, without blocking; returns the number of bytes, or -1 to be left alone for a moment. */
        int readable() throws IOException;
    }

    /** Something done on the reactor's thread. */
    public interface Task<T> {
        T run() throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reactor.class);
    private static final int SUSPENSION_MILLIS = 250;

    private final Epoll epoll = new Epoll();
    private final Map<Integer, Watched> sources = new HashMap<>();
    private final Map<Integer, Long> suspended = new HashMap<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "reeve-reactor");
    private volatile boolean closed;

    /** Starts the thread. */
    public Reactor() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a task on the reactor's thread, after those submitted before it. */
    public <T> CompletableFuture<T> submit(Task<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                result.complete(task.run());
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        wake();
        return result;
    }

    private void wake() {
        if (Thread.currentThread() != thread && woken.compareAndSet(false, true)) {
            try {
                epoll.wake();
            } catch (IOException e) {
                throw new IllegalStateException("cannot wake the reactor", e);
            }
        }
    }

    /** Begins to watch a descriptor. Call it on the reactor's thread, as {@link #remove}. */
    public void add(int fd, Source source) throws IOException {
        sources.put(fd, new Watched(source));
        epoll.add(fd);
    }

    /** Ends what {@link #add} began. */
    public void remove(int fd) throws IOException {
        if (sources.remove(fd) != null && suspended.remove(fd) == null) {
            epoll.remove(fd);
        }
    }

    private void run() {
        while (!closed) {
            try {
                turn();
            } catch (IOException | RuntimeException e) {
                LOG.error("the reactor goes on after a failure", e);
            }
        }
    }

    private void turn() throws IOException {
        int count = epoll.await(timeoutMillis());
        long now = System.nanoTime();
        long restingUntil = Long.MAX_VALUE;
        int resting = 0;
        for (int i = 0; i < count; i++) {
            int fd = epoll.fd(i);
            Watched watched = sources.get(fd);
            if (watched == null) {
                continue;
            }
            if (watched.restsAt(now)) {
                resting++;
                restingUntil = Math.min(restingUntil, watched.restUntil());
            } else if (!watched.read(now)) {
                suspend(fd, now);
            }
        }
        resume(now);
        runTasks();
        if (resting > 0 && resting == count) {
            LockSupport.parkNanos(restingUntil - now);
        }
    }

    private int timeoutMillis() {
        if (!tasks.isEmpty()) {
            return 0;
        }
        return suspended.isEmpty() ? -1 : SUSPENSION_MILLIS;
    }

    private void suspend(int fd, long now) throws IOException {
        epoll.remove(fd);
        suspended.put(fd, now + TimeUnit.MILLISECONDS.toNanos(SUSPENSION_MILLIS));
    }

    private void resume(long now) throws IOException {
        for (var entry = suspended.entrySet().iterator(); entry.hasNext(); ) {
            Map.Entry<Integer, Long> next = entry.next();
            if (now - next.getValue() >= 0) {
                entry.remove();
                epoll.add(next.getKey());
            }
        }
    }

    private void runTasks() {
        woken.set(false);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Ends the thread after the tasks submitted so far. Call it once, when nobody submits any more. */
    @Override
    public void close() {
        submit(() -> closed = true).join();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not by the thread itself: it may be done with the last task before whoever submitted that has woken it.
        epoll.close();
    }
}
