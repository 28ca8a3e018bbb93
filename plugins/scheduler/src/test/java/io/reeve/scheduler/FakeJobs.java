package io.reeve.scheduler;

import io.reeve.contract.SettableClock;
import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.MemoryUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Jobs that do what the test says. */
final class FakeJobs implements Jobs {

    /** Every start, in order: the job and when. */
    final List<String> starts = new ArrayList<>();

    /** Why jobs cannot be started; empty if they can. */
    String refusal = "";

    /** What each look at the memory takes. */
    Duration look = Duration.ZERO;

    /** How often the memory of all was looked at. */
    int looks;

    private final SettableClock clock;
    private final Map<String, Long> memory = new HashMap<>();
    private final Map<String, JobStatus> jobs = new HashMap<>();
    private Consumer<JobStatus> listener = status -> {};

    FakeJobs(SettableClock clock) {
        this.clock = clock;
    }

    void add(String job) {
        jobs.put(job, status(job, JobState.STOPPED, 0, 0, ExitStatus.NONE));
    }

    void delete(String job) {
        jobs.remove(job);
    }

    void tell(Consumer<JobStatus> who) {
        listener = who;
    }

    /** Its process ends. */
    void finish(String job, int code) {
        finishUnseen(job, code);
        listener.accept(status(job));
    }

    /** Its process ends while nobody listens. */
    void finishUnseen(String job, int code) {
        JobStatus now = status(job);
        ExitStatus end = new ExitStatus(ExitStatus.Kind.CODE, code, "exit code " + code);
        jobs.put(job, status(job, JobState.EXITED, now.startedAtMillis(), clock.millis(), end));
    }

    /** From now on it has so much memory. */
    void grow(String job, long residentBytes) {
        memory.put(job, residentBytes);
    }

    Map<String, MemoryUse> memory() {
        looks++;
        clock.move(look);
        Map<String, MemoryUse> uses = new HashMap<>();
        memory.forEach((job, bytes) -> {
            if (ServiceJobs.isUp(status(job))) {
                uses.put(job, new MemoryUse(bytes, bytes, 1));
            }
        });
        return uses;
    }

    /** The machine boots: nothing is known of what was. */
    void boot() {
        List.copyOf(jobs.keySet()).forEach(this::add);
    }

    @Override
    public boolean exists(String job) {
        return jobs.containsKey(job);
    }

    @Override
    public JobStatus status(String job) {
        JobStatus status = jobs.get(job);
        if (status == null) {
            throw new IllegalArgumentException("there is no job '" + job + "'");
        }
        return status;
    }

    @Override
    public JobStatus start(String job) {
        if (!refusal.isEmpty()) {
            throw new IllegalStateException(refusal);
        }
        if (ServiceJobs.isUp(status(job))) {
            throw new IllegalStateException("job " + job + " is RUNNING: cannot start");
        }
        starts.add(job + " " + clock.instant());
        jobs.put(job, status(job, JobState.RUNNING, clock.millis(), 0, ExitStatus.NONE));
        listener.accept(status(job));
        return status(job);
    }

    @Override
    public JobStatus restart(String job) {
        stop(job);
        return start(job);
    }

    @Override
    public void stop(String job) {
        JobStatus now = status(job);
        if (ServiceJobs.isUp(now)) {
            ExitStatus end = new ExitStatus(ExitStatus.Kind.SIGNAL, 15, "signal 15 (TERM)");
            jobs.put(job, status(job, JobState.STOPPED, now.startedAtMillis(), clock.millis(), end));
            listener.accept(status(job));
        }
    }

    @Override
    public boolean isGood(String job, ExitStatus end) {
        return end.number() == 0;
    }

    @Override
    public Mark printed(String job) {
        return new Mark(4, starts.size());
    }

    @Override
    public List<String> lastLines(String job, Mark since) {
        return List.of("no luck since " + since.err());
    }

    private static JobStatus status(String job, JobState state, long startedAt, long endedAt, ExitStatus end) {
        return new JobStatus(
                job,
                Map.of(),
                state,
                DesiredState.UNSET,
                0,
                ServiceJobs.isUp(state) ? 4711 : 0,
                startedAt,
                endedAt,
                0,
                0,
                0,
                1,
                0,
                end,
                state + " for a test",
                List.of());
    }
}
