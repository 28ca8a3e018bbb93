package io.reeve.service.job;

import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.config.Yaml;
import io.reeve.service.process.Command;
import io.reeve.service.process.CpuTime;
import io.reeve.service.process.Ending;
import io.reeve.service.process.Run;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job: its definition, its state, and at most one run. Operations on it are done one after the other; those of two
 * jobs never wait for each other. Thread-safe; {@link #status} is one consistent snapshot and costs nothing.
 */
public final class Job {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final JobRoom room;
    private final Serial serial;
    private volatile JobSpec spec;
    private volatile JobStatus status;
    private volatile Optional<Run> run = Optional.empty();
    private volatile boolean deleted;

    Job(JobSpec spec, JobRoom room) {
        this.spec = spec;
        this.room = room;
        this.serial = new Serial(room.workers().pool());
        this.status = Step.notStarted(spec.name(), room.now());
    }

    public String name() {
        return spec.name();
    }

    public JobStatus status() {
        return status;
    }

    public JobDefinition definition() {
        return spec.toDefinition();
    }

    /** The present run, if there is a process. */
    Optional<Run> run() {
        return run;
    }

    /**
     * Starts the job; completes when its process exists. Fails with IllegalStateException where there is one already,
     * and with IllegalArgumentException where the definition cannot be started; then nothing has changed.
     */
    public CompletableFuture<JobStatus> start() {
        return serial.then(() -> {
            require(!status.state().hasProcess(), "start");
            return launch(status.startedAtMillis() == 0 ? 0 : 1);
        });
    }

    /** Ends the job's whole process tree; completes when nothing is left of it. */
    public CompletableFuture<JobStatus> stop() {
        return serial.then(() -> {
            require(status.state().hasProcess(), "stop");
            return end("stopping on request");
        });
    }

    /** Stops the running job and starts it again; where its definition cannot be started, it goes on running. */
    public CompletableFuture<JobStatus> restart() {
        return serial.then(() -> {
            require(status.state().hasProcess(), "restart");
            room.commands().resolve(spec);
            return end("stopping, to be started again").thenCompose(ended -> launch(1));
        });
    }

    /**
     * Changes settings and saves them. What is not named stays; what is changed to null goes back to its default.
     *
     * @param settings a JSON or YAML object
     */
    public CompletableFuture<JobDefinition> update(String settings) {
        return serial.then(() -> {
            require(true, "update");
            return save(spec.with(Yaml.parse("the settings of job " + name(), settings)));
        });
    }

    /** Saves the definition for the first time and tells of the job, before anything else is done with it. */
    CompletableFuture<JobDefinition> define() {
        return serial.then(() -> save(spec)
                .whenComplete((saved, failure) -> deleted = failure != null)
                .thenApply(saved -> {
                    room.listener().added(this);
                    return saved;
                }));
    }

    private CompletableFuture<JobDefinition> save(JobSpec next) {
        return room.workers().submit(() -> {
            room.definitions().save(next);
            spec = next;
            return next.toDefinition();
        });
    }

    /** Removes the definition and what is kept of its runs; logs stay. */
    CompletableFuture<?> delete() {
        return serial.then(() -> {
            require(!status.state().hasProcess(), "delete");
            return room.workers().submit(() -> {
                room.definitions().delete(name());
                deleted = true;
                return true;
            });
        });
    }

    /** Whether the definition has been removed: whoever still holds the job can do nothing with it. */
    boolean isDeleted() {
        return deleted;
    }

    /** Takes over what an earlier service left of the job; completes when it is known, or known to be out of reach. */
    CompletableFuture<Job> adopt() {
        return takeOver().exceptionally(failure -> {
            status = step().failed("could not be taken over: " + Failures.message(failure));
            LOG.error("job {}: {}", name(), status.reason());
            return this;
        });
    }

    private CompletableFuture<Job> takeOver() {
        return serial.then(() -> room.host().adopt(name(), room.log(spec)).thenCompose(found -> {
            if (found.isEmpty()) {
                return room.workers().submit(() -> {
                    room.host().last(name()).ifPresent(ending -> status = Step.remembered(name(), ending));
                    return this;
                });
            }
            become(step().starting(0));
            up(found.get(), "running since before the service started");
            return CompletableFuture.completedFuture(this);
        }));
    }

    private CompletableFuture<JobStatus> launch(int restarts) {
        Command command = room.commands().resolve(spec);
        become(step().starting(restarts));
        return room.host()
                .start(name(), command, spec.toYaml(), room.log(spec))
                .thenApply(started -> up(started, "running"))
                .whenComplete((started, failure) -> {
                    if (failure != null) {
                        become(step().failed("could not be started: " + Failures.message(failure)));
                    }
                });
    }

    private JobStatus up(Run started, String reason) {
        run = Optional.of(started);
        JobStatus running = become(step().running(started, reason));
        started.ended().whenComplete((ending, failure) -> serial.then(() -> endedByItself(started)));
        return running;
    }

    private CompletableFuture<JobStatus> end(String reason) {
        Run running = run.orElseThrow();
        become(step().stopping(reason));
        return room.host()
                .stop(running, spec.stopSignal(), spec.stopTimeout())
                .handle((ending, failure) -> down(running, JobState.STOPPED));
    }

    private CompletableFuture<JobStatus> endedByItself(Run ended) {
        boolean known = run.filter(ended::equals).isEmpty();
        return CompletableFuture.completedFuture(known ? status : down(ended, JobState.EXITED));
    }

    private JobStatus down(Run ended, JobState state) {
        run = Optional.empty();
        return become(step().ended(state, ending(ended)));
    }

    /** How a run ended; one whose end could not be seen to has ended all the same. */
    private Ending ending(Run ended) {
        try {
            return ended.ended().join();
        } catch (RuntimeException e) {
            LOG.error("job {}: its end could not be seen to: {}", name(), Failures.message(e));
            return ended.unknownEnding(room.now());
        }
    }

    /** The one door through which the state changes. Called by one operation at a time, see {@link #serial}. */
    private JobStatus become(JobStatus next) {
        JobStatus before = status;
        if (!before.state().successors().contains(next.state())) {
            throw new IllegalStateException(
                    "job " + name() + " cannot become " + next.state() + " from " + before.state());
        }
        status = next;
        LOG.info("job {}: {} -> {}: {}", name(), before.state(), next.state(), next.reason());
        room.listener().changed(this, before, next);
        return next;
    }

    private Step step() {
        return new Step(status, room.now());
    }

    private void require(boolean possible, String wish) {
        if (deleted) {
            throw new IllegalArgumentException("job " + name() + " has been deleted");
        }
        if (!possible) {
            String pid = status.pid() == 0 ? "" : " (pid " + status.pid() + ")";
            throw new IllegalStateException("job " + name() + " is " + status.state() + pid + ": cannot " + wish);
        }
    }

    /** The last lines of a stream, as many as the job's buffer size; empty where the job never ran. */
    public String read(OutputStreamName stream) {
        return room.host()
                .recentOutput(name())
                .map(output -> output.lines(stream, spec.bufferSize()))
                .orElse("");
    }

    /** Recent output from a position on, or from so many lines before the end where it is negative. */
    public OutputChunk follow(OutputStreamName stream, long position, int limit) {
        if (limit < 1 || limit > 1_048_576) {
            throw new IllegalArgumentException("limit: expected 1 to 1048576 bytes, not " + limit);
        }
        return room.host()
                .recentOutput(name())
                .map(output -> output.from(stream, position, limit))
                .orElse(new OutputChunk("", 0, 0));
    }

    /** Processor time of the job's process tree in the present run, in milliseconds; 0 where there is no process. */
    public long cpuMillis() {
        return run.map(CpuTime::millis).orElse(0L);
    }

    /** Memory of the job's process tree; all zero where there is none. */
    public MemoryUse memory() {
        return run.map(running -> room.host().memory(List.of(running)).get(running))
                .orElse(new MemoryUse(0, 0, 0));
    }
}
