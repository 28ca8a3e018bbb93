package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.RestartMode;
import io.reeve.service.config.Durations;
import io.reeve.service.process.Command;
import io.reeve.service.process.Ending;
import io.reeve.service.process.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the processes that a job keeps: its state, and at most one run. What happens to it happens one after the other.
 * Thread-safe; {@link #status} is one consistent snapshot and costs nothing.
 */
final class Instance {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    private static final long SETTLING_MILLIS = 1000;

    private final InstanceName name;
    private final Supplier<JobSpec> spec;
    private final JobRoom room;
    private final Serial serial;
    private final LastErrors lastErrors;
    private final Standing standing;
    private final JobHooks hooks;
    private final Alarm nextStart;
    private final Alarm lifetime;
    private volatile Optional<Run> run = Optional.empty();
    private volatile Optional<Health> health = Optional.empty();
    private volatile DesiredState desiredInstead = DesiredState.DOWN;
    private Optional<Memo> memo = Optional.empty();

    /**
     * @param spec what the job is at the moment
     * @param listener called after each change, in order, by one thread at a time
     */
    Instance(InstanceName name, Supplier<JobSpec> spec, JobRoom room, Runnable listener) {
        this.name = name;
        this.spec = spec;
        this.room = room;
        this.serial = new Serial(room.workers().pool());
        this.lastErrors = new LastErrors(room.host(), name);
        this.standing = new Standing(name, new Recollection(name, room.host()), room::now, lastErrors::lines, listener);
        this.hooks = new JobHooks(name, spec, room, standing);
        this.nextStart = new Alarm(room.workers().timer());
        this.lifetime = new Alarm(room.workers().timer());
    }

    InstanceName name() {
        return name;
    }

    InstanceStatus status() {
        return standing.status();
    }

    LastErrors lastErrors() {
        return lastErrors;
    }

    /** The present run, if there is a process. */
    Optional<Run> run() {
        return run;
    }

    /** Whether it has a process, or will have one by itself. */
    boolean isActive() {
        return status().state().hasProcess() || status().state() == JobState.BACKOFF;
    }

    /** Starts it, at once if it waits to be started; completes when its process exists. */
    CompletableFuture<InstanceStatus> start() {
        return serial.then(() -> {
            require(!status().state().hasProcess(), "start");
            return launch(command());
        });
    }

    /** Starts it if it ought to be up and is not. */
    CompletableFuture<InstanceStatus> wake() {
        return serial.then(() -> status().state().hasProcess() || status().desired() != DesiredState.UP
                ? CompletableFuture.completedFuture(status())
                : launch(command()));
    }

    /** Ends its whole process tree, or its waiting for another start; completes when nothing is left of it. */
    CompletableFuture<InstanceStatus> stop(DesiredState desired) {
        preventStart(desired);
        return serial.then(() -> {
            require(isActive() || hooks.hasPrevented(), "stop");
            nextStart.cancel();
            return switch (status().state()) {
                case BACKOFF ->
                    CompletableFuture.completedFuture(
                            become(step().stoppedBefore(desired, "while it waited to be started again")));
                case STARTING, RUNNING, STOPPING -> end(desired, "stopping on request");
                case STOPPED, EXITED, FATAL -> unchanged();
            };
        });
    }

    /** Ends a start that has not come to a process yet; returns at once, and whether there is one. */
    boolean preventStart(DesiredState desired) {
        desiredInstead = desired;
        return hooks.prevent();
    }

    /** Stops it and starts it again; where its definition cannot be started, it goes on running. */
    CompletableFuture<InstanceStatus> restart() {
        return serial.then(() -> {
            Command command = command();
            return status().state().hasProcess()
                    ? end(DesiredState.UP, "stopping, to be started again").thenCompose(ended -> launch(command))
                    : launch(command);
        });
    }

    /** Notes why it cannot be started, where it is down and somebody wanted it up. */
    void refuse(String reason) {
        serial.then(() -> {
            if (!isActive()) {
                become(step().starting(1, 0, "being started"));
                fail(reason);
            }
            return unchanged();
        });
    }

    /** Completes with the first status from now on that is as wanted, the present one included. */
    CompletableFuture<InstanceStatus> when(Predicate<InstanceStatus> wanted) {
        return standing.when(wanted);
    }

    /**
     * Completes when it is RUNNING, and has been for a moment where nothing else tells that it is ready; fails when it does
     * not come up.
     */
    CompletableFuture<InstanceStatus> settled() {
        return when(now -> now.state() != JobState.STARTING)
                .thenCompose(now -> {
                    boolean told = spec.get().probes().readiness().isPresent();
                    return told || now.state() != JobState.RUNNING
                            ? CompletableFuture.completedFuture(now)
                            : when(later -> later.state() != JobState.RUNNING)
                                    .completeOnTimeout(now, SETTLING_MILLIS, TimeUnit.MILLISECONDS);
                })
                .thenApply(now -> {
                    if (now.state() != JobState.RUNNING) {
                        throw new IllegalStateException(
                                "instance %d is %s: %s".formatted(now.number(), now.state(), now.reason()));
                    }
                    return now;
                });
    }

    /** Brings it back where it ended by itself before somebody came to guard it. */
    void reconsider() {
        serial.then(() -> status().state() == JobState.EXITED && status().desired() == DesiredState.UP
                ? standing.last().map(ending -> after(Outcome.of(ending))).orElse(unchanged())
                : unchanged());
    }

    /** Takes over what an earlier service left of it; completes when it is known, or known to be out of reach. */
    CompletableFuture<InstanceStatus> adopt() {
        Health watching = health(room.commands().resolveOrNone(spec.get(), name.number()));
        return serial.then(() -> room.host()
                        .adopt(name.key(), room.log(spec.get(), name), watching)
                        .thenComposeAsync(
                                found -> found.map(process -> takeOver(process, watching))
                                        .orElseGet(this::recall),
                                room.workers().pool()))
                .exceptionally(failure -> standing.lose("could not be taken over: " + Failures.message(failure)));
    }

    private CompletableFuture<InstanceStatus> takeOver(Run found, Health watching) {
        Optional<Memory> memory = standing.recallOfProcess();
        become(step().starting(
                        memory.map(Memory::runs).orElse(1),
                        memory.map(Memory::failures).orElse(0),
                        "being taken over"));
        boolean ready = memory.filter(Memory::isComingUp).isEmpty();
        room.health().listen(name, spec.get(), watching);
        up(found, watching, ready, "running since before the service started");
        switch (memory.map(Memory::aim).orElse(JobState.RUNNING)) {
            case STOPPED -> stop(DesiredState.DOWN);
            case STARTING -> restart();
            case RUNNING, BACKOFF, STOPPING, EXITED, FATAL -> {}
        }
        return unchanged();
    }

    private CompletableFuture<InstanceStatus> recall() {
        Optional<Memory> memory = standing.recall();
        Optional<Ending> last = standing.last();
        boolean always = spec.get().upkeep().restart().mode() == RestartMode.ALWAYS;
        JobState aim = memory.map(Memory::aim).orElse(JobState.STOPPING);
        if (aim == JobState.RUNNING && last.isPresent()) {
            return after(Outcome.of(last.get()));
        }
        switch (aim) {
            case RUNNING, STARTING -> wake();
            case BACKOFF -> nextStart.set(Duration.ofMillis(status().nextStartMillis() - room.now()), this::startAgain);
            case STOPPED -> {
                if (always) {
                    start();
                }
            }
            case STOPPING, EXITED, FATAL -> {}
        }
        return unchanged();
    }

    private Command command() {
        return room.commands().resolve(spec.get(), name.number());
    }

    private CompletableFuture<InstanceStatus> launch(Command command) {
        nextStart.cancel();
        become(step().starting(1, 0, "being started"));
        return CompletableFuture.completedFuture(command)
                .thenCompose(this::process)
                .whenComplete((started, failure) -> {
                    if (failure != null && hooks.hasPrevented()) {
                        standDown();
                    } else if (failure != null) {
                        fail(Outcome.notStarted(failure).why());
                    }
                });
    }

    private InstanceStatus standDown() {
        become(step().stopping(desiredInstead, "stopping on request"));
        return become(step().stoppedBefore(desiredInstead, "before it was started"));
    }

    private void startAgain() {
        serial.then(() -> status().state() == JobState.BACKOFF ? launchAgain() : unchanged());
    }

    private CompletableFuture<InstanceStatus> launchAgain() {
        return launchByItself(status().runs() + 1, status().failures());
    }

    /**
     * Nobody waits for this start: one that fails is another reason to wait.
     *
     * @param runs the runs of the round, this one included
     */
    private CompletableFuture<InstanceStatus> launchByItself(int runs, int failures) {
        become(step().starting(runs, failures, "being started again"));
        return room.workers()
                .submit(this::command)
                .thenCompose(this::process)
                .handleAsync(
                        (started, failure) -> {
                            if (failure == null) {
                                return CompletableFuture.completedFuture(started);
                            }
                            return hooks.hasPrevented()
                                    ? room.host().letGo(name.key()).thenApply(gone -> standDown())
                                    : after(Outcome.notStarted(failure));
                        },
                        room.workers().pool())
                .thenCompose(outcome -> outcome);
    }

    private CompletableFuture<InstanceStatus> process(Command command) {
        return hooks.prepare().thenCompose(prepared -> begin(command));
    }

    private CompletableFuture<InstanceStatus> begin(Command command) {
        JobSpec wanted = spec.get();
        Health watching = health(command);
        Command told = command.with(room.health().listen(name, wanted, watching));
        boolean mayComeBack =
                wanted.upkeep().restart().isRepeating() || room.guards().guard(wanted);
        return room.host()
                .start(name.key(), told, mayComeBack, memo(wanted), room.log(wanted, name), watching)
                .thenApply(started -> {
                    InstanceStatus now = up(started, watching, !watching.isAwaited(), "running");
                    if (!watching.isAwaited()) {
                        hooks.started();
                    }
                    return now;
                });
    }

    /** The definition as a text, which takes a while to make. */
    private String memo(JobSpec wanted) {
        if (memo.filter(known -> known.spec().equals(wanted)).isEmpty()) {
            memo = Optional.of(new Memo(wanted, wanted.toYaml()));
        }
        return memo.orElseThrow().text();
    }

    private record Memo(JobSpec spec, String text) {}

    private Health health(Command command) {
        return room.health().of(spec.get(), command, new Health.Listener() {
            @Override
            public void ready(Health health) {
                serial.then(() -> becameReady(health));
            }

            @Override
            public void failed(Health health, String reason) {
                serial.then(() -> endUnhealthy(health, reason));
            }
        });
    }

    private CompletableFuture<InstanceStatus> becameReady(Health watching) {
        if (health.filter(watching::equals).isPresent() && status().state() == JobState.STARTING) {
            become(step().ready());
            hooks.started();
        }
        return unchanged();
    }

    private CompletableFuture<InstanceStatus> endUnhealthy(Health watching, String reason) {
        return health.filter(watching::equals).isEmpty()
                ? unchanged()
                : terminate(DesiredState.UP, reason).thenCompose(ending -> after(Outcome.unhealthy(reason, ending)));
    }

    private InstanceStatus up(Run started, Health watching, boolean ready, String reason) {
        run = Optional.of(started);
        health = Optional.of(watching);
        InstanceStatus running =
                ready ? become(step().running(started, reason)) : standing.amend(step().comingUp(started));
        watching.begin(Instant.ofEpochMilli(started.startedAtMillis()), ready);
        Duration longest = spec.get().upkeep().maxLifetime();
        if (!longest.isZero()) {
            Duration age = Duration.ofMillis(room.now() - started.startedAtMillis());
            lifetime.set(longest.minus(age), () -> recycle(started, "replaced after " + Durations.format(longest)));
        }
        room.health()
                .memory()
                .watch(started, () -> spec.get().resources().memory(), why -> recycle(started, "replaced: " + why));
        started.ended().whenComplete((ending, failure) -> serial.then(() -> endedByItself(started)));
        return running;
    }

    private void recycle(Run old, String reason) {
        serial.then(() -> {
                    if (run.filter(old::equals).isEmpty()) {
                        return unchanged();
                    }
                    command(); // without which it goes on
                    return end(DesiredState.UP, reason).thenCompose(ended -> launchByItself(1, 0));
                })
                .exceptionally(failure -> {
                    LOG.warn("{}: cannot be {}: {}", name, reason, Failures.message(failure));
                    return status();
                });
    }

    private CompletableFuture<InstanceStatus> end(DesiredState desired, String reason) {
        return terminate(desired, reason).thenApply(ending -> become(step().stopped(ending)));
    }

    private CompletableFuture<Ending> terminate(DesiredState desired, String reason) {
        Run running = run.orElseThrow();
        watchNoMore();
        become(step().stopping(desired, reason));
        return hooks.run(HookPoint.PRE_STOP)
                .thenCompose(ready -> room.host()
                        .stop(running, spec.get().stopSignal(), spec.get().stopTimeout()))
                .handle((ending, failure) -> {
                    run = Optional.empty();
                    return ending(running);
                })
                // It may have died a moment before, and been kept to be run again.
                .thenCompose(ending -> room.host().letGo(name.key()).thenApply(gone -> ending))
                .thenCompose(this::cleanedUp);
    }

    /** Completes when what is to be done after each process is done. */
    private CompletableFuture<Ending> cleanedUp(Ending ending) {
        if (!hooks.has(HookPoint.POST_STOP)) {
            return CompletableFuture.completedFuture(ending);
        }
        standing.show(step().over(ending));
        return hooks.run(HookPoint.POST_STOP).thenApply(done -> ending);
    }

    private void watchNoMore() {
        lifetime.cancel();
        hooks.stopping();
        health.ifPresent(Health::cancel);
        health = Optional.empty();
    }

    private CompletableFuture<InstanceStatus> endedByItself(Run ended) {
        if (run.filter(ended::equals).isEmpty()) {
            return unchanged();
        }
        run = Optional.empty();
        watchNoMore();
        return cleanedUp(ending(ended)).thenCompose(ending -> after(Outcome.of(ending)));
    }

    /** How a run ended; one whose end could not be seen to has ended all the same. */
    private Ending ending(Run ended) {
        try {
            return ended.ended().join();
        } catch (RuntimeException e) {
            LOG.error("{}: its end could not be seen to: {}", name, Failures.message(e));
            return ended.unknownEnding(room.now());
        }
    }

    /** What follows a run that is over, or that could not begin. */
    private CompletableFuture<InstanceStatus> after(Outcome outcome) {
        JobSpec settled = spec.get();
        RestartPolicy.Attempt attempt = outcome.attempt(standing.wasReady(), status().failures(), status().runs());
        RestartPolicy.Decision decision = settled.upkeep()
                .after(
                        attempt,
                        room.guards().guard(settled),
                        ThreadLocalRandom.current().nextDouble());
        boolean good = settled.upkeep().restart().isGood(attempt);
        if (decision.next() == RestartPolicy.Next.AGAIN && decision.delay().isZero()) {
            settle(outcome, decision, good);
            return launchAgain();
        }
        return room.host().letGo(name.key()).thenApply(gone -> {
            settle(outcome, decision, good);
            return status();
        });
    }

    private void settle(Outcome outcome, RestartPolicy.Decision decision, boolean good) {
        switch (decision.next()) {
            case AGAIN -> {
                become(step().backoff(outcome, decision));
                if (!decision.delay().isZero()) {
                    nextStart.set(decision.delay(), this::startAgain);
                }
            }
            case GIVE_UP -> become(step().gaveUp(outcome, decision.failures()));
            case REST -> rest(outcome);
        }
        if (!good) {
            hooks.failed();
        }
    }

    private void rest(Outcome outcome) {
        if (outcome.ending().isEmpty()) {
            become(step().failed(outcome.why()));
        } else if (status().state() != JobState.EXITED) {
            become(step().exited(outcome));
        }
    }

    private void fail(String reason) {
        become(step().failed(reason));
        hooks.failed();
    }

    private InstanceStatus become(InstanceStatus next) {
        return standing.become(next);
    }

    private Step step() {
        return standing.step();
    }

    private CompletableFuture<InstanceStatus> unchanged() {
        return CompletableFuture.completedFuture(status());
    }

    private void require(boolean possible, String wish) {
        if (!possible) {
            String pid = status().pid() == 0 ? "" : " (pid " + status().pid() + ")";
            throw new IllegalStateException(name + " is " + status().state() + pid + ": cannot " + wish);
        }
    }
}
