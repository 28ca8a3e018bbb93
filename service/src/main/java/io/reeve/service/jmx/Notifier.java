package io.reeve.service.jmx;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that delivers notifications, in order. When a listener keeps it busy for so long that the queue is full,
 * the oldest are dropped, as JMX permits: the sequence numbers show it, and neither callers nor memory suffer. (Remote
 * clients are never slow listeners: the RMI connector buffers for them.)
 */
final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final ThreadPoolExecutor thread;

    Notifier() {
        this(20_000);
    }

    Notifier(int capacity) {
        thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(capacity), Notifier::daemon, this::dropOldest);
    }

    /** Queues the delivery of one notification to all of a bean's listeners. */
    void deliver(Runnable delivery) {
        thread.execute(delivery);
    }

    /** Calls one listener; whatever it throws, errors included, must end neither the thread nor the others' turn. */
    void callListener(Runnable listener) {
        try {
            listener.run();
        } catch (Throwable e) {
            if (failures.getAndIncrement() == 0) {
                LOG.warn("A notification listener failed; further failures are logged at debug level", e);
            } else {
                LOG.debug("A notification listener failed", e);
            }
        }
    }

    /** Delivers what is queued, as far as the listeners let it within a second. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void dropOldest(Runnable newest, ThreadPoolExecutor executor) {
        if (executor.isShutdown()) {
            return;
        }
        if (dropped.getAndIncrement() == 0) {
            LOG.warn("A notification listener is too slow: notifications are being dropped");
        }
        executor.getQueue().poll();
        executor.execute(newest);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "notifications");
        thread.setDaemon(true);
        return thread;
    }
}
