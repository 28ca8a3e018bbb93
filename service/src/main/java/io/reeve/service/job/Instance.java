package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobKind;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.RestartMode;
import io.reeve.service.process.Command;
import io.reeve.service.process.Ending;
import io.reeve.service.process.Run;
import java.time.Duration;
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
    private final Listener listener;
    private final Alarm nextStart;
    private final Runs runs;
    private volatile Optional<WatchedRun> present = Optional.empty();
    private volatile DesiredState desiredInstead = DesiredState.DOWN;
    private volatile boolean forgotten;

    /** Called by one thread at a time, in order; it must not block. */
    interface Listener {
        /** After each change. */
        void changed();

        /** After a start that nobody asked for. */
        default void restarted() {}
    }

    /** @param spec what the job is at the moment */
    Instance(InstanceName name, Supplier<JobSpec> spec, JobRoom room, Listener listener) {
        this.name = name;
        this.spec = spec;
        this.room = room;
        this.listener = listener;
        this.serial = new Serial(room.workers().pool());
        this.lastErrors = new LastErrors(room.host(), name);
        this.standing = new Standing(
                name, new Recollection(name, room.host()), room::now, lastErrors::lines, listener::changed);
        this.hooks = new JobHooks(name, spec, room, standing);
        this.nextStart = new Alarm(room.workers().timer());
        this.runs = new Runs(name, spec, room, new HealthListener());
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
        return present.map(WatchedRun::run);
    }

    /** Whether it has a process, or will have one by itself. */
    boolean isActive() {
        return status().state().hasProcess() || status().state() == JobState.BACKOFF;
    }

    /** Starts it, at once if it waits to be started; completes when its process exists. */
    CompletableFuture<InstanceStatus> start() {
        return serial.then(() -> {
            require(!status().state().hasProcess(), "start");
            return launch(runs.command());
        });
    }

    /** Starts it if it ought to be up and is not. */
    CompletableFuture<InstanceStatus> wake() {
        return serial.then(() -> status().state().hasProcess() || status().desired() != DesiredState.UP
                ? CompletableFuture.completedFuture(status())
                : launch(runs.command()));
    }

    /** Ends its whole process tree, or its waiting for another start; completes when nothing is left of it. */
    CompletableFuture<InstanceStatus> stop(DesiredState desired) {
        preventStart(desired);
        return serial.then(() -> {
            require(isActive() || hooks.hasPrevented(), "stop");
            return down(desired);
        });
    }

    private CompletableFuture<InstanceStatus> down(DesiredState desired) {
        nextStart.cancel();
        return switch (status().state()) {
            case BACKOFF ->
                CompletableFuture.completedFuture(
                        become(step().stoppedBefore(desired, "while it waited to be started again")));
            case STARTING, RUNNING, STOPPING -> end(desired, "stopping on request");
            case STOPPED, EXITED, FATAL -> unchanged();
        };
    }

    /** Stops it if it has to be, and forgets what is kept of it. */
    CompletableFuture<?> remove() {
        preventStart(DesiredState.UNSET);
        return serial.then(() -> forgotten
                ? CompletableFuture.completedFuture(true)
                : down(DesiredState.UNSET).thenCompose(down -> forget()));
    }

    /** Does something while nothing else happens to it. */
    <T> CompletableFuture<T> hold(Supplier<CompletableFuture<T>> operation) {
        return serial.then(operation);
    }

    /** Forgets what is kept of it, while it is held and down. From then on nothing is kept, and nothing brings it back. */
    CompletableFuture<Boolean> forget() {
        forgotten = true;
        return hooks.over().thenCompose(over -> {
            room.watching().forget(name);
            return room.host().forget(name.key());
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
            Command command = runs.command();
            return status().state().hasProcess()
                    ? end(DesiredState.UP, "stopping, to be started again").thenCompose(ended -> launch(command))
                    : launch(command);
        });
    }

    /** Notes why it cannot be started, where it is down and somebody wanted it up. */
    void refuse(String reason) {
        serial.then(() -> {
            if (!isActive() && !forgotten) {
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
        serial.then(() -> !forgotten && status().state() == JobState.EXITED && status().desired() == DesiredState.UP
                ? standing.last().map(ending -> after(Outcome.of(ending))).orElse(unchanged())
                : unchanged());
    }

    /** Takes over what an earlier service left of it; completes when it is known, or known to be out of reach. */
    CompletableFuture<InstanceStatus> adopt() {
        return serial.then(() -> runs.adopt()
                        .thenCompose(found -> found.map(this::takeOver).orElseGet(this::recall)))
                .exceptionally(failure -> standing.lose("could not be taken over: " + Failures.message(failure)));
    }

    private CompletableFuture<InstanceStatus> takeOver(WatchedRun found) {
        Optional<Memory> memory = standing.recallOfProcess();
        become(step().starting(
                        memory.map(Memory::runs).orElse(1),
                        memory.map(Memory::failures).orElse(0),
                        "being taken over"));
        boolean ready = memory.filter(Memory::isComingUp).isEmpty();
        up(found, ready, "running since before the service started");
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
     * @param ofRound the number of runs of the round, this one included
     */
    private CompletableFuture<InstanceStatus> launchByItself(int ofRound, int failures) {
        become(step().starting(ofRound, failures, "being started again"));
        listener.restarted();
        return room.workers()
                .submit(runs::command)
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
        return hooks.prepare().thenCompose(prepared -> runs.begin(command)).thenApply(begun -> {
            InstanceStatus now = up(begun, !begun.isAwaited(), "running");
            if (!begun.isAwaited()) {
                hooks.started();
            }
            return now;
        });
    }

    private InstanceStatus up(WatchedRun begun, boolean ready, String reason) {
        Run run = begun.run();
        present = Optional.of(begun);
        InstanceStatus running = ready ? become(step().running(run, reason)) : standing.amend(step().comingUp(run));
        begun.watch(ready, why -> recycle(begun, why));
        run.ended().whenComplete((ending, failure) -> serial.then(() -> endedByItself(begun)));
        return running;
    }

    private final class HealthListener implements Health.Listener {
        @Override
        public void ready(Health health) {
            serial.then(() -> {
                if (isOfPresent(health) && status().state() == JobState.STARTING) {
                    become(step().ready());
                    hooks.started();
                }
                return unchanged();
            });
        }

        @Override
        public void failed(Health health, String reason) {
            serial.then(() -> isOfPresent(health) ? endUnhealthy(reason) : unchanged());
        }

        private boolean isOfPresent(Health health) {
            return present.filter(run -> run.isWatchedBy(health)).isPresent();
        }
    }

    private CompletableFuture<InstanceStatus> endUnhealthy(String reason) {
        return terminate(DesiredState.UP, reason).thenCompose(ending -> after(Outcome.unhealthy(reason, ending)));
    }

    /** Replaces what is to be up; what comes to its end, and would begin anew, is ended. */
    private void recycle(WatchedRun old, String reason) {
        serial.then(() -> {
                    if (present.filter(old::equals).isEmpty()) {
                        return unchanged();
                    }
                    if (spec.get().upkeep().kind() != JobKind.SERVICE) {
                        return endUnhealthy(reason);
                    }
                    runs.command(); // without which it goes on
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
        WatchedRun last = present.orElseThrow();
        watchNoMore(last);
        become(step().stopping(desired, reason));
        return hooks.run(HookPoint.PRE_STOP)
                .thenCompose(ready -> room.host()
                        .stop(last.run(), spec.get().stopSignal(), spec.get().stopTimeout()))
                .handle((ending, failure) -> {
                    present = Optional.empty();
                    return ending(last.run());
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

    private void watchNoMore(WatchedRun last) {
        hooks.stopping();
        last.watchNoMore();
    }

    private CompletableFuture<InstanceStatus> endedByItself(WatchedRun last) {
        if (present.filter(last::equals).isEmpty()) {
            return unchanged();
        }
        present = Optional.empty();
        watchNoMore(last);
        return cleanedUp(ending(last.run())).thenCompose(ending -> after(Outcome.of(ending)));
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
