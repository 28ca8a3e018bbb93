package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.service.process.Run;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs of a job's command beside its instances, each to its end and once. One that has ended is known until its number is
 * needed again. Thread-safe; they are added to by one.
 */
final class OneShots {

    /** How many there may be at a time. */
    static final int MOST = 100;

    /** No instance of a job has this number or a higher one. */
    static final int FIRST = Upkeep.MAX_INSTANCES + 1;

    /** How long the output and the end of one stay known at least, unless all numbers are taken. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final JobRoom room;
    private final Consumer<InstanceStatus> ended;
    private final Map<Integer, OneShot> all = new ConcurrentSkipListMap<>();

    /** By numbers of which something is left, when nothing is. */
    private final Map<Integer, CompletableFuture<?>> leaving = new ConcurrentHashMap<>();

    /** @param begun completes when it has a process, or cannot have one */
    private record OneShot(Instance instance, CompletableFuture<InstanceStatus> begun) {

        boolean isActive() {
            return !begun.isDone() || instance.isActive();
        }

        InstanceStatus status() {
            return instance.status();
        }
    }

    /** @param ended told how each has ended; must not block */
    OneShots(JobRoom room, Consumer<InstanceStatus> ended) {
        this.room = room;
        this.ended = ended;
    }

    List<Instance> instances() {
        return all.values().stream().map(OneShot::instance).toList();
    }

    List<InstanceStatus> statuses() {
        return all.values().stream().map(OneShot::status).toList();
    }

    List<Run> runs() {
        return all.values().stream()
                .flatMap(one -> one.instance().run().stream())
                .toList();
    }

    boolean isActive() {
        return all.values().stream().anyMatch(OneShot::isActive);
    }

    Optional<Instance> find(int number) {
        return Optional.ofNullable(all.get(number)).map(OneShot::instance);
    }

    /** Starts another one, which goes by this definition to its end; completes when its process exists. */
    CompletableFuture<InstanceStatus> begin(JobSpec spec) {
        outdated().forEach(this::remove);
        int number = IntStream.range(FIRST, FIRST + MOST)
                .boxed()
                .filter(free -> !all.containsKey(free))
                .min(Comparator.comparing(leaving::containsKey))
                .orElseThrow(() ->
                        new IllegalStateException("job " + spec.name() + " has " + MOST + " one-shot runs already"));
        CompletableFuture<?> roomMade = leaving.getOrDefault(number, CompletableFuture.completedFuture(true));
        OneShot one = add(spec, number, instance -> roomMade.thenCompose(made -> instance.start()));
        return one.begun().whenComplete((up, failure) -> {
            if (failure != null) {
                remove(one);
            }
        });
    }

    private OneShot add(JobSpec spec, int number, Start start) {
        JobSpec once = spec.once();
        Instance instance = new Instance(new InstanceName(spec.name(), number), () -> once, room, () -> tell(number));
        CompletableFuture<InstanceStatus> begun = new CompletableFuture<>();
        OneShot one = new OneShot(instance, begun);
        all.put(number, one);
        start.of(instance).whenComplete((up, failure) -> {
            if (failure == null) {
                begun.complete(up);
            } else {
                begun.completeExceptionally(failure);
            }
        });
        return one;
    }

    private interface Start {
        CompletableFuture<InstanceStatus> of(Instance instance);
    }

    private void tell(int number) {
        Optional.ofNullable(all.get(number))
                .map(OneShot::status)
                .filter(now -> !now.state().hasProcess() && now.endedAtMillis() > 0)
                .ifPresent(ended);
    }

    /** Those that ended a while ago, or the one that ended first where there is no number left. */
    private List<OneShot> outdated() {
        long since = room.now() - KEPT.toMillis();
        List<OneShot> down = all.values().stream()
                .filter(one -> !one.isActive())
                .sorted(Comparator.comparingLong(one -> one.status().endedAtMillis()))
                .toList();
        int old = (int) down.stream()
                .filter(one -> one.status().endedAtMillis() < since)
                .count();
        return down.subList(0, Math.max(old, all.size() == MOST ? Math.min(1, down.size()) : 0));
    }

    private void remove(OneShot one) {
        int number = one.instance().name().number();
        CompletableFuture<?> gone = one.instance().remove();
        leaving.put(number, gone);
        all.remove(number, one);
        gone.whenComplete((forgotten, failure) -> leaving.remove(number, gone));
    }

    /** Ends one, as {@link Instance#stop} does. */
    CompletableFuture<InstanceStatus> stop(int number) {
        return find(number)
                .orElseThrow(() -> new IllegalArgumentException("there is no one-shot run " + number))
                .stop(DesiredState.DOWN);
    }

    /** Ends all; completes when nothing is left of them. */
    CompletableFuture<?> stopAll(DesiredState desired) {
        return CompletableFuture.allOf(all.values().stream()
                .filter(OneShot::isActive)
                .map(one -> one.instance().stop(desired))
                .toArray(CompletableFuture[]::new));
    }

    /** Takes over what an earlier service left of one; completes when it is known. */
    CompletableFuture<?> adopt(JobSpec spec, int number) {
        return add(spec, number, Instance::adopt).begun();
    }

    /** Forgets what is kept of all their runs; completes when nothing is left of them. */
    CompletableFuture<?> removeAll() {
        all.values().forEach(this::remove);
        return CompletableFuture.allOf(leaving.values().toArray(CompletableFuture[]::new));
    }
}
