package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.service.config.Yaml;
import io.reeve.service.process.Run;
import io.reeve.spi.Signals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job: its definition and its instances. Operations on it are done one after the other; those of two jobs never wait
 * for each other. Thread-safe; {@link #status} is one consistent snapshot and costs nothing.
 */
public final class Job {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final JobRoom room;
    private final Serial serial;
    private final Instances instances;
    private final OneShots oneShots;
    private final Reports reports;
    private final AtomicBoolean rolling = new AtomicBoolean();
    private final AtomicInteger waits = new AtomicInteger();
    private volatile CompletableFuture<?> stopped = new CompletableFuture<>();
    private volatile JobSpec spec;

    /** Whether the definition is gone, or never came to be: whoever still holds the job can do nothing with it. */
    private volatile boolean deleted;

    Job(JobSpec spec, JobRoom room) {
        this.spec = spec;
        this.room = room;
        this.serial = new Serial(room.workers().pool());
        this.instances = new Instances(() -> this.spec, room, new Told());
        this.oneShots = new OneShots(room, ended -> room.listener().ended(this, ended));
        this.reports = new Reports(() -> this.spec, instances, oneShots, room, this::isWaiting);
    }

    private final class Told implements Instances.Listener {
        @Override
        public void changed(JobStatus before, JobStatus after) {
            room.listener().changed(Job.this, before, after);
        }

        @Override
        public void restarted() {
            room.listener().restarted(Job.this);
        }
    }

    public String name() {
        return spec.name();
    }

    public JobStatus status() {
        return instances.status();
    }

    /** Its instances, in the order of their numbers, from 1. */
    public List<InstanceStatus> instances() {
        return instances.statuses();
    }

    /** Its runs beside the instances, those that have ended lately included. */
    public List<InstanceStatus> oneShots() {
        return oneShots.statuses();
    }

    /** What can be told of it. */
    public Reports reports() {
        return reports;
    }

    JobSpec spec() {
        return spec;
    }

    public JobDefinition definition() {
        return spec.toDefinition();
    }

    /** The present runs, one for each instance that has a process, and those beside them. */
    List<Run> runs() {
        return reports.runs();
    }

    /** Whether it has a process, or will have one by itself. */
    boolean isActive() {
        return instances.isActive() || oneShots.isActive();
    }

    /**
     * Starts every instance that has no process; completes when all have. Fails with IllegalStateException where all have
     * one already, and with IllegalArgumentException where the definition cannot be started; then nothing has changed.
     */
    public CompletableFuture<JobStatus> start() {
        if (spec.upkeep().dependsOn().isEmpty()) {
            return startThoseDown(true);
        }
        return serial.then(() -> {
                    require(!down().isEmpty(), "start");
                    return CompletableFuture.completedFuture(status());
                })
                .thenCompose(possible -> prerequisites())
                .thenCompose(met -> startThoseDown(true));
    }

    /**
     * Sees to it that every instance has a process: nothing where all have. Where that cannot be, those that have none are
     * FATAL with the reason.
     */
    CompletableFuture<JobStatus> up() {
        return prerequisites().thenCompose(met -> startThoseDown(false)).whenComplete((up, failure) -> {
            if (failure != null && !deleted && !(Failures.cause(failure) instanceof StoppedMeanwhileException)) {
                instances.all().forEach(instance -> instance.refuse(Failures.message(failure)));
            }
        });
    }

    /** @param some whether there have to be some */
    private CompletableFuture<JobStatus> startThoseDown(boolean some) {
        return serial.then(() -> {
            refuseIfEnding();
            List<Instance> down = down();
            require(!some || !down.isEmpty(), "start");
            return instances.each(down.stream(), Instance::start);
        });
    }

    private List<Instance> down() {
        return instances.all().stream()
                .filter(instance -> !instance.status().state().hasProcess())
                .toList();
    }

    /** Completes when all that the job depends on is as far as it has to be; fails when the job is stopped meanwhile. */
    private CompletableFuture<?> prerequisites() {
        if (spec.upkeep().dependsOn().isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<?> stop = stopped;
        waits.incrementAndGet();
        return CompletableFuture.anyOf(stop, room.prerequisites().met(spec))
                .whenComplete((met, failure) -> waits.decrementAndGet());
    }

    private boolean isWaiting() {
        return waits.get() > 0;
    }

    /**
     * Runs the command once more, beside the instances and whatever becomes of them; completes when its process exists.
     * Fails with IllegalStateException where there are too many such runs.
     */
    public CompletableFuture<InstanceStatus> run() {
        return prerequisites()
                .thenCompose(met -> serial.then(() -> {
                    refuseIfEnding();
                    require(true, "run");
                    return CompletableFuture.completedFuture(oneShots.begin(spec));
                }))
                .thenCompose(begun -> begun);
    }

    /** Ends one of these runs; completes when nothing is left of it. */
    public CompletableFuture<InstanceStatus> stopRun(int number) {
        return oneShots.stop(number);
    }

    /** Completes once each instance is as wanted. */
    CompletableFuture<?> when(Predicate<InstanceStatus> wanted) {
        return CompletableFuture.allOf(
                instances.all().stream().map(instance -> instance.when(wanted)).toArray(CompletableFuture[]::new));
    }

    boolean isRunning() {
        return instances().stream().allMatch(one -> one.state() == JobState.RUNNING);
    }

    /** Whether every instance has ended by itself, and well. */
    boolean isCompleted() {
        return instances().stream()
                .allMatch(one -> one.state() == JobState.EXITED
                        && spec.upkeep().restart().isExpected(one.lastExit()));
    }

    /**
     * Restarts one instance after the other, each when the one before is ready, so that all but one are up at any time;
     * ends at the first one that does not come up.
     */
    public CompletableFuture<JobStatus> rollingRestart() {
        if (!rolling.compareAndSet(false, true)) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("job " + name() + " is being restarted one by one already"));
        }
        return roll(1).whenComplete((done, failure) -> rolling.set(false));
    }

    private CompletableFuture<JobStatus> roll(int number) {
        return serial.then(() -> {
                    require(instances.isActive(), "restart");
                    return number > instances.all().size()
                            ? CompletableFuture.completedFuture(false)
                            : instances.get(number).restart().thenApply(restarted -> true);
                })
                .thenCompose(goesOn -> goesOn
                        ? instances.get(number).settled().thenCompose(settled -> roll(number + 1))
                        : CompletableFuture.completedFuture(status()));
    }

    /** Starts at once every instance that ought to be up and is not. */
    public CompletableFuture<JobStatus> wakeup() {
        return serial.then(() -> {
            refuseIfEnding();
            require(status().desired() == DesiredState.UP, "wake up");
            return instances.each(instances.all().stream(), Instance::wake);
        });
    }

    /**
     * Sends a signal to the own process of each instance, one that is being stopped included.
     *
     * @param signal as {@link Signals#number} reads it
     * @throws IllegalArgumentException where there is no such signal
     * @throws IllegalStateException where there is no process
     */
    public JobStatus signal(String signal) {
        int number = Signals.number(signal);
        long told = instances.runs().stream().filter(run -> run.signal(number)).count();
        boolean justEnded = told == 0 && status().pid() != 0;
        require(told > 0 || justEnded, "signal");
        if (justEnded) {
            throw new IllegalStateException("job " + name() + " has just ended: cannot signal");
        }
        LOG.info("job {}: signal {} sent to {} of its processes", name(), Signals.name(number), told);
        return status();
    }

    /** Ends the process trees of all instances and one-shot runs; completes when nothing is left of them. Nothing starts it but a person. */
    public CompletableFuture<JobStatus> stop() {
        return stop(DesiredState.DOWN);
    }

    CompletableFuture<JobStatus> stop(DesiredState desired) {
        boolean prevented = instances.preventStarts(desired);
        return serial.then(() -> {
            boolean waited = isWaiting();
            stopped.completeExceptionally(
                    new StoppedMeanwhileException("job " + name() + " was stopped while it waited for others"));
            stopped = new CompletableFuture<>();
            require(isActive() || waited || prevented, "stop");
            return CompletableFuture.allOf(
                            instances.each(
                                    instances.all().stream().filter(Instance::isActive), one -> one.stop(desired)),
                            oneShots.stopAll(desired))
                    .thenApply(nothingLeft -> status());
        });
    }

    /** Stops every instance and starts it again; where its definition cannot be started, it goes on running. */
    public CompletableFuture<JobStatus> restart() {
        return serial.then(() -> {
            refuseIfEnding();
            require(instances.isActive(), "restart");
            return instances.each(instances.all().stream(), Instance::restart);
        });
    }

    /**
     * Changes settings and saves them. What is not named stays; what is changed to null goes back to its default.
     *
     * @param settings a JSON or YAML object
     */
    public CompletableFuture<JobDefinition> update(String settings) {
        return update(Yaml.parse("the settings of job " + name(), settings));
    }

    /** Changes how many instances there are; those that stay are not touched. */
    public CompletableFuture<JobDefinition> scale(int wanted) {
        return update(Map.of("instances", (long) wanted));
    }

    private CompletableFuture<JobDefinition> update(Map<String, ? extends @Nullable Object> settings) {
        return serial.then(() -> {
            require(true, "update");
            JobSpec before = spec;
            JobSpec next = before.with(settings);
            room.prerequisites().dependencies().declare(next);
            return save(next)
                    .whenComplete((saved, failure) -> {
                        if (failure != null) {
                            room.prerequisites().dependencies().load(before);
                        }
                    })
                    .thenCompose(saved -> {
                        room.listener().redefined(this);
                        return instances.fit().thenApply(fitted -> saved);
                    });
        });
    }

    /**
     * Takes the name, saves the definition for the first time and tells of the job. It is the first thing that is done with
     * the job: whoever finds it by its name comes after.
     */
    CompletableFuture<JobDefinition> define(Register register) {
        return serial.then(() -> {
            enter(register);
            return save(spec)
                    .whenComplete((saved, failure) -> {
                        if (failure != null) {
                            deleted = true;
                            register.leave(this);
                        }
                    })
                    .thenApply(saved -> {
                        room.listener().added(this);
                        return saved;
                    });
        });
    }

    private void enter(Register register) {
        try {
            register.enter(this);
        } catch (IllegalArgumentException e) {
            deleted = true;
            throw e;
        }
    }

    private CompletableFuture<JobDefinition> save(JobSpec next) {
        return room.workers().submit(() -> {
            room.definitions().save(next);
            spec = next;
            room.watching().memory().reconsider();
            return next.toDefinition();
        });
    }

    /**
     * Removes the definition and what is kept of its runs; logs stay. The name is free once nothing is left under it: its
     * next bearer would lose its files otherwise.
     */
    CompletableFuture<?> delete(Register register) {
        return serial.then(() -> {
            requireDown();
            // What brings a job back by itself, such as a guard, asks its instances alone.
            return instances.hold(() -> {
                requireDown();
                return deleteDefinition().thenCompose(gone -> forget().whenComplete((forgotten, failure) -> {
                    room.listener().removed(this);
                    register.leave(this);
                    wakeWatchers();
                }));
            });
        });
    }

    private void requireDown() {
        require(!instances.isActive(), "delete");
        if (oneShots.isActive()) {
            throw new IllegalStateException("job " + name() + " has a one-shot run: cannot delete");
        }
    }

    private CompletableFuture<?> deleteDefinition() {
        List<String> dependents = room.prerequisites().dependencies().dependents(name());
        if (!dependents.isEmpty()) {
            throw new IllegalStateException("job " + name() + " cannot be deleted: " + String.join(", ", dependents)
                    + (dependents.size() == 1 ? " depends on it" : " depend on it"));
        }
        room.prerequisites().dependencies().remove(name());
        return room.workers()
                .submit(() -> {
                    room.definitions().delete(name());
                    deleted = true;
                    return true;
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        room.prerequisites().dependencies().load(spec);
                    }
                });
    }

    /** Ends and forgets what an earlier service left of it. */
    CompletableFuture<?> discard() {
        return serial.then(() -> CompletableFuture.allOf(instances.removeAll(), oneShots.removeAll())
                .thenApply(nothingLeft -> true));
    }

    private CompletableFuture<?> forget() {
        return CompletableFuture.allOf(instances.forgetAll(), oneShots.removeAll());
    }

    /** Lets those who follow its output look again. */
    private void wakeWatchers() {
        instances.all().forEach(instance -> room.host()
                .wakeWatchers(instance.name().key()));
    }

    /** Takes over what an earlier service left of the job; completes when it is known, or known to be out of reach. */
    CompletableFuture<Job> adopt() {
        return serial.then(() -> instances.adopt().thenApply(adopted -> this));
    }

    /** Ends an instance that an earlier service had and the definition no longer has. */
    CompletableFuture<?> end(InstanceName surplus) {
        return serial.then(() -> instances.end(surplus));
    }

    /** Takes over a run beside the instances that an earlier service began. */
    CompletableFuture<?> adoptRun(InstanceName left) {
        return serial.then(() -> oneShots.adopt(spec, left.number()).thenApply(adopted -> true));
    }

    /** Asks anew whether it is to be brought back. */
    void reconsider() {
        instances.all().forEach(Instance::reconsider);
    }

    /** Completes when what was begun before is done. */
    CompletableFuture<?> settled() {
        return serial.then(() -> CompletableFuture.completedFuture(true));
    }

    private void refuseIfEnding() {
        if (room.ending().get()) {
            throw new IllegalStateException("the service is ending: job " + name() + " is not started any more");
        }
    }

    private void require(boolean possible, String wish) {
        if (deleted) {
            throw new IllegalArgumentException("job " + name() + " has been deleted");
        }
        if (!possible) {
            JobStatus now = status();
            String pid = now.pid() == 0 ? "" : " (pid " + now.pid() + ")";
            throw new IllegalStateException("job " + name() + " is " + now.state() + pid + ": cannot " + wish);
        }
    }

    private static final class StoppedMeanwhileException extends IllegalStateException {
        StoppedMeanwhileException(String message) {
            super(message);
        }
    }
}
