package io.reeve.service.process;

import io.reeve.mbeans.MemoryUse;
import io.reeve.service.output.JobOutput;
import io.reeve.service.output.LogTarget;
import io.reeve.service.output.OutputListener;
import io.reeve.service.output.OutputRoom;
import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs processes that outlive this service, and takes over those of the last one. Thread-safe; the caller sees to it
 * that a job has at most one run at a time.
 */
public final class ProcessHost {
    private static final int ADOPTION_POLLS = 200;
    private static final long ADOPTION_POLL_MILLIS = 25;

    private final RunDirectory directory;
    private final OutputRoom room;
    private final Workers workers;
    private final Watch watch;
    private final Finisher finisher;
    private final Starter starter;
    private final Standby standby = new Standby();
    private final Map<String, JobOutput> outputs = new ConcurrentHashMap<>();
    private final Watchers watchers = new Watchers();
    private final AtomicLong lastNumber = new AtomicLong();

    /** Begins to listen to shims. */
    public ProcessHost(RunDirectory directory, OutputRoom room, Workers workers) throws IOException {
        this.directory = directory;
        this.room = room;
        this.workers = workers;
        this.watch = new Watch(directory.events(), room.reactor(), workers);
        this.finisher = new Finisher(workers, new Sweep(workers, watch::knownProcesses), standby);
        this.starter = new Starter(new Launcher(), directory.shim(), workers);
    }

    /**
     * Starts a process of a job; completes when it exists.
     *
     * @param comesBack whether the same command is likely to be run again at once when it ends: it is, by the next start,
     *     or {@link #letGo} is called
     * @param memo kept with the run, for {@link #memo}
     * @param log where to log the output, if it is to be logged
     * @param listener hears the output
     */
    public CompletableFuture<Run> start(
            String job,
            Command command,
            boolean comesBack,
            String memo,
            Optional<LogTarget> log,
            OutputListener listener) {
        return workers.submit(() -> announced(job, command, comesBack, memo)).thenCompose(hosted -> {
            watch.add(hosted);
            return starter.start(hosted, command, log, listener).whenComplete((run, failure) -> {
                if (failure == null) {
                    seeToEnd(hosted);
                } else {
                    watch.remove(hosted);
                }
            });
        });
    }

    private Hosted announced(String job, Command command, boolean comesBack, String memo) throws IOException {
        Run run = new Run(nextNumber());
        Slot slot = slot(job);
        boolean goesOn = standby.hasFor(job, command);
        if (goesOn) {
            slot.announceNext(run.number(), memo);
        } else {
            announceFirst(slot, run, memo);
        }
        return new Hosted(job, run, slot, output(job), comesBack ? Optional.of(command) : Optional.empty(), goesOn);
    }

    private static void announceFirst(Slot slot, Run run, String memo) throws IOException {
        Optional<Long> left = slot.announced();
        if (left.isPresent() && hasProcesses(left.get())) {
            throw new IOException("processes of its run " + left.get() + " are left, which could not be taken over");
        }
        slot.prepare();
        slot.forgetRun();
        slot.announce(run.number(), memo);
    }

    private long nextNumber() {
        return lastNumber.updateAndGet(
                last -> Math.max(last + 1, nanos(workers.clock().instant())));
    }

    /** Fine enough that no two services of a machine give the same number. */
    private static long nanos(Instant now) {
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private void seeToEnd(Hosted hosted) {
        hosted.run().exited().thenCompose(exited -> finisher.finish(hosted)).whenComplete((ending, failure) -> {
            watch.remove(hosted);
            if (failure == null) {
                hosted.run().ended().complete(ending);
            } else {
                hosted.run().ended().completeExceptionally(failure);
            }
        });
    }

    /**
     * Takes over the run of a job that an earlier service began and did not see to its end; completes with none where
     * there is no such run. A run that has ended meanwhile is taken over too, and ends at once.
     */
    public CompletableFuture<Optional<Run>> adopt(String job, Optional<LogTarget> log, OutputListener listener) {
        return workers.submit(() -> left(job)).thenCompose(number -> {
            if (number.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            lastNumber.accumulateAndGet(number.get(), Math::max);
            return workers.submit(() ->
                            new Hosted(job, new Run(number.get()), slot(job), output(job), Optional.empty(), false))
                    .thenCompose(hosted -> adopt(hosted, log, listener));
        });
    }

    /** The run that is announced, if there is one. What an earlier one printed can be read all the same. */
    private Optional<Long> left(String job) throws IOException {
        if (JobOutput.isIn(directory.job(job))) {
            output(job);
        }
        return slot(job).announced();
    }

    private CompletableFuture<Optional<Run>> adopt(Hosted hosted, Optional<LogTarget> log, OutputListener listener) {
        watch.add(hosted);
        return startedAtLast(hosted, ADOPTION_POLLS).thenCompose(started -> {
            if (!started) {
                watch.remove(hosted);
                return workers.submit(() -> {
                    Starter.clear(hosted);
                    return Optional.empty();
                });
            }
            return hosted.output().goOn(hosted.run().number(), log, listener).thenApply(begun -> {
                seeToEnd(hosted);
                return Optional.of(hosted.run());
            });
        });
    }

    /** A service may have been killed while its shim was on the way: then the process exists a moment later. */
    private CompletableFuture<Boolean> startedAtLast(Hosted hosted, int polls) {
        return workers.submit(() -> {
                    hosted.look();
                    return hosted.run().started().isDone();
                })
                .thenCompose(known -> {
                    if (known || polls == 0 || !hasProcesses(hosted.run().number())) {
                        return CompletableFuture.completedFuture(hosted.run().isStarted());
                    }
                    return Workers.after(ADOPTION_POLL_MILLIS).thenCompose(x -> startedAtLast(hosted, polls - 1));
                });
    }

    /** Whether there is any process of a run, if only its shim. */
    private static boolean hasProcesses(long run) {
        return !Census.take(Set.of()).strays(new RunTag(run, Optional.empty())).isEmpty();
    }

    /** Asks a run to end, and kills what is left of it after the timeout. */
    public CompletableFuture<Ending> stop(Run run, int signal, Duration timeout) {
        run.requestStop(signal);
        var kill = workers.timer().schedule(run::kill, timeout.toMillis(), TimeUnit.MILLISECONDS);
        return run.ended().whenComplete((ending, failure) -> kill.cancel(false));
    }

    /** Tells that a job which was likely to be started again at once is not; completes when nothing is left of its run. */
    public CompletableFuture<?> letGo(String job) {
        return standby.has(job)
                ? workers.submit(() -> {
                    standby.letGo(job);
                    return true;
                })
                : CompletableFuture.completedFuture(true);
    }

    /** The jobs that have, or had, a process. */
    public List<String> jobs() throws IOException {
        return directory.jobs();
    }

    /** What was kept with the last run of a job. */
    public Optional<String> memo(String job) throws IOException {
        return slot(job).memo();
    }

    /** How the last run of a job ended, if it has been seen to its end since the machine was started. */
    public Optional<Ending> last(String job) throws IOException {
        return slot(job).last();
    }

    /** Keeps a text for the next service of this boot. */
    public void note(String job, String text) throws IOException {
        slot(job).note(text);
    }

    /** What {@link #note} was given last. */
    public Optional<String> note(String job) throws IOException {
        return slot(job).note();
    }

    /** Forgets what {@link #note} was given. */
    public void forgetNote(String job) throws IOException {
        slot(job).forgetNote();
    }

    /** Lets other commands print as a job does; reads what they print from when it completes. */
    public CompletableFuture<Outlet> outlet(String job, Optional<LogTarget> log) {
        return workers.submit(() -> {
                    slot(job).prepare();
                    return output(job);
                })
                .thenCompose(output -> output.hold(nextNumber(), log)
                        .thenApply(held -> new Outlet(directory.job(job), output, this::nextNumber)));
    }

    /** The recent output of a job; empty where it never ran. */
    public Optional<JobOutput> recentOutput(String job) {
        return Optional.ofNullable(outputs.get(job));
    }

    /**
     * Tells of each piece of output of a job, from when it can be read, until what is returned is closed.
     *
     * @param printed called by a thread that must not be kept waiting
     */
    public Watchers.Watching watch(String job, Runnable printed) {
        return watchers.add(job, printed);
    }

    /** Lets those who watch a job look again, as when it has gone. */
    public void wakeWatchers(String job) {
        watchers.printed(job);
    }

    /** Memory of the process trees of runs, from one look at all processes. */
    public Map<Run, MemoryUse> memory(Collection<Run> runs) {
        return MemoryPass.of(runs);
    }

    /** Forgets a job that has no run. */
    public CompletableFuture<Boolean> forget(String job) {
        outputs.remove(job);
        return workers.submit(() -> {
            try {
                slot(job).delete();
            } catch (IOException e) {
                throw new IOException(
                        "job " + job + ": what is kept of its runs cannot be removed: " + FileProblem.text(e), e);
            }
            return true;
        });
    }

    private JobOutput output(String job) throws IOException {
        JobOutput known = outputs.get(job);
        if (known != null) {
            return known;
        }
        JobOutput output = new JobOutput(directory.job(job), room, () -> watchers.printed(job));
        outputs.put(job, output);
        return output;
    }

    private Slot slot(String job) {
        return new Slot(directory.job(job));
    }
}
