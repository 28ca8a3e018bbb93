package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.service.process.Run;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances of a job, and its status, which is made of theirs. Thread-safe; they are added to and removed by one. */
final class Instances {
    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

    private final Supplier<JobSpec> spec;
    private final JobRoom room;
    private final Listener listener;
    private final Queue<Runnable> untold = new ConcurrentLinkedQueue<>();
    private final AtomicInteger telling = new AtomicInteger();
    private volatile List<Instance> all;
    private volatile JobStatus status;

    /** Must not block. */
    interface Listener {
        /** Hears of each change of the job's state, in order. */
        void changed(JobStatus before, JobStatus after);

        /** Hears of each start of an instance that nobody asked for. */
        void restarted();
    }

    Instances(Supplier<JobSpec> spec, JobRoom room, Listener listener) {
        this.spec = spec;
        this.room = room;
        this.listener = listener;
        this.all = IntStream.rangeClosed(1, spec.get().upkeep().instances())
                .mapToObj(this::instance)
                .toList();
        this.status = summary();
    }

    private Instance instance(int number) {
        return new Instance(new InstanceName(spec.get().name(), number), spec, room, new Instance.Listener() {
            @Override
            public void changed() {
                Instances.this.changed();
            }

            @Override
            public void restarted() {
                listener.restarted();
            }
        });
    }

    JobStatus status() {
        return status;
    }

    List<InstanceStatus> statuses() {
        return all.stream().map(Instance::status).toList();
    }

    List<Run> runs() {
        return all.stream().flatMap(instance -> instance.run().stream()).toList();
    }

    List<Instance> all() {
        return all;
    }

    /** The instance of a number. */
    Instance get(int number) {
        return all.stream()
                .filter(instance -> instance.name().number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("job %s has no instance %d: expected 1 to %d"
                        .formatted(spec.get().name(), number, all.size())));
    }

    boolean isActive() {
        return all.stream().anyMatch(Instance::isActive);
    }

    /** Ends starts that have not come to a process yet; returns at once, and whether there is any. */
    boolean preventStarts(DesiredState desired) {
        return all.stream().map(instance -> instance.preventStart(desired)).reduce(false, Boolean::logicalOr);
    }

    /** Takes over what an earlier service left. Nobody is told: the job becomes known only then. */
    CompletableFuture<?> adopt() {
        return each(all.stream(), Instance::adopt).thenRun(() -> status = summary());
    }

    /** Does something with some of them side by side; fails if it fails for one, once it is over for all. */
    CompletableFuture<JobStatus> each(
            Stream<Instance> some, Function<Instance, CompletableFuture<InstanceStatus>> operation) {
        return CompletableFuture.allOf(some.map(operation).toArray(CompletableFuture[]::new))
                .thenApply(done -> status);
    }

    /** Adds and takes away until there are as many as the definition says; new ones start if the job is up. */
    CompletableFuture<JobStatus> fit() {
        int wanted = spec.get().upkeep().instances();
        List<Instance> surplus = all.stream().skip(wanted).toList();
        List<Instance> missing = IntStream.rangeClosed(all.size() + 1, wanted)
                .mapToObj(this::instance)
                .toList();
        boolean up = status.desired() == DesiredState.UP;
        set(Stream.concat(all.stream(), missing.stream()).toList());
        return removed(surplus)
                .thenRun(() -> set(all.stream().limit(wanted).toList()))
                .thenCompose(fitted -> each(up ? missing.stream() : Stream.empty(), Instance::start));
    }

    /** Ends what an earlier service had beyond what the definition says now. */
    CompletableFuture<?> end(InstanceName surplus) {
        Instance left = instance(surplus.number());
        return left.adopt().thenCompose(adopted -> left.remove());
    }

    private static CompletableFuture<?> removed(List<Instance> some) {
        return CompletableFuture.allOf(some.stream().map(Instance::remove).toArray(CompletableFuture[]::new));
    }

    /** Stops all that have to be and forgets what is kept of them. */
    CompletableFuture<?> removeAll() {
        return removed(all);
    }

    /** Does something while nothing else happens to any of them. */
    <T> CompletableFuture<T> hold(Supplier<CompletableFuture<T>> operation) {
        Supplier<CompletableFuture<T>> held = operation;
        for (Instance instance : all) {
            Supplier<CompletableFuture<T>> inner = held;
            held = () -> instance.hold(inner);
        }
        return held.get();
    }

    /** Forgets what is kept of all their runs, while they are held and down. */
    CompletableFuture<?> forgetAll() {
        return CompletableFuture.allOf(all.stream().map(Instance::forget).toArray(CompletableFuture[]::new));
    }

    private void set(List<Instance> next) {
        all = next;
        changed();
    }

    private JobStatus summary() {
        return Summary.of(spec.get(), statuses());
    }

    private void changed() {
        synchronized (this) {
            JobStatus before = status;
            JobStatus after = summary();
            status = after;
            if (before.state() == after.state()) {
                return;
            }
            untold.add(() -> listener.changed(before, after));
        }
        tell();
    }

    /** Outside the lock, and in order all the same: whoever finds nobody telling tells what comes meanwhile, too. */
    private void tell() {
        if (telling.getAndIncrement() > 0) {
            return;
        }
        do {
            try {
                Objects.requireNonNull(untold.poll()).run();
            } catch (RuntimeException e) {
                LOG.warn("a listener of job {} failed", spec.get().name(), e);
            }
        } while (telling.decrementAndGet() > 0);
    }
}
