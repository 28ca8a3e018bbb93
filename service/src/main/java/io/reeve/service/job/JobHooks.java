package io.reeve.service.job;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.service.process.Command;
import io.reeve.service.process.Outlet;
import io.reeve.service.process.SideCommands;
import io.reeve.service.process.SideResult;
import io.reeve.spi.Durations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the hooks of one instance, whose output is the job's. Begun by one operation at a time, ended by anybody. */
final class JobHooks {
    private static final Logger LOG = LoggerFactory.getLogger(JobHooks.class);
    private static final int SIGNAL_BASE = 128;
    private static final CompletableFuture<?> DONE = CompletableFuture.completedFuture(true);

    private final InstanceName name;
    private final Supplier<JobSpec> spec;
    private final JobRoom room;
    private final Standing standing;
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile CompletableFuture<?> preStart = DONE;
    private volatile CompletableFuture<?> postStart = DONE;
    private volatile CompletableFuture<?> beside = DONE;

    JobHooks(InstanceName name, Supplier<JobSpec> spec, JobRoom room, Standing standing) {
        this.name = name;
        this.spec = spec;
        this.room = room;
        this.standing = standing;
    }

    /** Whether there is something to run. */
    boolean has(HookPoint point) {
        return spec.get().hooks().containsKey(point);
    }

    /** Runs the hook before a start; fails where it does not end with exit code 0. */
    CompletableFuture<?> prepare() {
        preStart = DONE;
        if (!has(HookPoint.PRE_START)) {
            return DONE;
        }
        CompletableFuture<?> kill = new CompletableFuture<>();
        preStart = kill;
        standing.leaveStart(true);
        return during(HookPoint.PRE_START, status -> begin(HookPoint.PRE_START, status, kill))
                .thenRun(() -> standing.leaveStart(false))
                .handle((over, failure) -> {
                    if (!kill.complete(null)) {
                        throw new IllegalStateException(name + " was stopped before it was started");
                    }
                    if (failure != null) {
                        throw new CompletionException(Failures.cause(failure));
                    }
                    return true;
                });
    }

    /** Ends the hook before a start, whose start then fails; returns at once, and whether there is one. */
    boolean prevent() {
        return !preStart.isDone() && preStart.cancel(false);
    }

    /** Whether it was by {@link #prevent} that the last start failed. */
    boolean hasPrevented() {
        return preStart.isCancelled();
    }

    /** Runs a hook of which it does not matter how it ends. */
    CompletableFuture<?> run(HookPoint point) {
        return has(point) ? during(point, status -> attempt(point, status, new CompletableFuture<>())) : DONE;
    }

    /** Does something in the state that there is, and says so meanwhile. */
    private CompletableFuture<?> during(HookPoint point, Function<InstanceStatus, CompletableFuture<?>> run) {
        InstanceStatus before = standing.status();
        InstanceStatus now = standing.show(standing.step().saying(before.reason() + "; " + point.key() + " runs"));
        return run.apply(now).whenComplete((over, failure) -> standing.show(before));
    }

    private CompletableFuture<?> attempt(HookPoint point, InstanceStatus status, CompletableFuture<?> kill) {
        return begin(point, status, kill).handle((ended, failure) -> {
            if (failure != null && !kill.isCancelled()) {
                LOG.warn("{}: {}", name, Failures.message(failure));
            }
            return true;
        });
    }

    /** Tells that the process has become RUNNING; returns at once. */
    void started() {
        CompletableFuture<?> kill = new CompletableFuture<>();
        postStart = kill;
        leave(attempt(HookPoint.POST_START, standing.status(), kill));
    }

    /** Tells that the process is on its way down; returns at once. */
    void stopping() {
        postStart.cancel(false);
    }

    /** Tells of a failure; returns at once. While the hook runs on account of one, it does not for another. */
    void failed() {
        if (!has(HookPoint.ON_FAILURE)) {
            return;
        }
        if (failing.compareAndSet(false, true)) {
            leave(attempt(HookPoint.ON_FAILURE, standing.status(), new CompletableFuture<>())
                    .whenComplete((over, failure) -> failing.set(false)));
        } else {
            LOG.warn("{}: its onFailure hook still runs for an earlier failure", name);
        }
    }

    private void leave(CompletableFuture<?> hook) {
        beside = CompletableFuture.allOf(beside, hook);
    }

    /** Completes when none is left that nobody waits for; until then they print where the job does. */
    CompletableFuture<?> over() {
        return beside;
    }

    /** @param kill kills the command when it completes */
    private CompletableFuture<?> begin(HookPoint point, InstanceStatus status, CompletableFuture<?> kill) {
        JobSpec now = spec.get();
        Hook hook = now.hooks().get(point);
        if (hook == null) {
            return DONE;
        }
        return room.workers()
                .submit(() -> room.commands().hook(now, point.key(), hook, name.number()))
                .thenCompose(command -> room.host()
                        .outlet(name.key(), room.log(now, name))
                        .thenCompose(outlet -> begin(command.with(variables(point, status)), hook, outlet, kill)))
                .thenApply(result -> checked(point, hook, result));
    }

    /** Where the service ends, and kills the command, nothing follows: the next service begins anew. */
    private CompletableFuture<SideResult> begin(Command command, Hook hook, Outlet outlet, CompletableFuture<?> kill) {
        SideCommands commands = room.watching().hooks();
        CompletableFuture<SideResult> running = commands.run(command, hook.timeout(), outlet.out(), outlet.err(), kill);
        return running.handle((result, failure) -> outlet.close())
                .thenCompose(Function.identity())
                .thenCompose(closed -> commands.isClosed() ? new CompletableFuture<>() : running);
    }

    private Map<String, String> variables(HookPoint point, InstanceStatus status) {
        Map<String, String> variables = new HashMap<>();
        variables.put("REEVE_HOOK", point.key());
        variables.put("REEVE_STATE", status.state().name());
        variables.put("REEVE_REASON", status.reason());
        if (status.pid() != 0) {
            variables.put("REEVE_PID", Long.toString(status.pid()));
        }
        exitCode(status.lastExit()).ifPresent(code -> variables.put("REEVE_EXIT_CODE", Integer.toString(code)));
        return variables;
    }

    /** As a shell tells it, in {@code $?}. */
    private static Optional<Integer> exitCode(ExitStatus exit) {
        return switch (exit.kind()) {
            case CODE -> Optional.of(exit.number());
            case SIGNAL -> Optional.of(SIGNAL_BASE + exit.number());
            case NONE, UNKNOWN -> Optional.empty();
        };
    }

    private static SideResult checked(HookPoint point, Hook hook, SideResult result) {
        if (!result.succeeded()) {
            String how = result.timedOut()
                    ? "took longer than " + Durations.format(hook.timeout())
                    : "ended with " + result.status().text();
            throw new IllegalStateException(point.key() + " " + how);
        }
        return result;
    }
}
