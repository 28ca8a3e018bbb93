package io.reeve.service.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A timer whose time goes on when the test says so, on the test's thread. */
public final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T00:00:00Z");

    Instant now() {
        return now;
    }

    /** Goes on, and runs what falls due on the way. */
    public void advance(Duration duration) {
        Instant end = now.plus(duration);
        for (Task next = next(end); next != null; next = next(end)) {
            tasks.remove(next);
            now = next.due.isAfter(now) ? next.due : now;
            next.run();
        }
        now = end;
    }

    private synchronized Task next(Instant end) {
        tasks.removeIf(Task::isCancelled);
        return tasks.stream()
                .filter(task -> !task.due.isAfter(end))
                .min(Comparator.comparing(task -> task.due))
                .orElse(null);
    }

    /** How many tasks wait. */
    public synchronized int waiting() {
        tasks.removeIf(Task::isCancelled);
        return tasks.size();
    }

    /** The time of this timer. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now.plus(delay, unit.toChronoUnit()));
        tasks.add(task);
        return task;
    }

    private final class Task extends FutureTask<Object> implements RunnableScheduledFuture<Object> {
        private final Instant due;

        Task(Runnable command, Instant due) {
            super(command, true);
            this.due = due;
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
