package io.reeve.scheduler;

import io.reeve.contract.SettableClock;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Jobs that do what the test says. */
final class FakeJobs implements Jobs {

    /** Every start, in order: the job and when, of a one-shot run with its number. */
    final List<String> starts = new ArrayList<>();

    /** Every signal, in order: the job and which. */
    final List<String> signals = new ArrayList<>();

    /** Why jobs cannot be started; empty if they can. */
    String refusal = "";

    /** What each look at the memory takes. */
    Duration look = Duration.ZERO;

    /** How often the memory was looked at. */
    int looks;

    private final SettableClock clock;
    private final Map<Target, Long> memory = new HashMap<>();
    private final Map<Target, Situation> all = new HashMap<>();
    private Consumer<Situation> listener = now -> {};
    private int lastOneShot = 1000;

    FakeJobs(SettableClock clock) {
        this.clock = clock;
    }

    void add(String job) {
        set(Target.ofJob(job), JobState.STOPPED, 0, 0, ExitStatus.NONE);
    }

    void delete(String job) {
        all.keySet().removeIf(target -> target.job().equals(job));
    }

    void tell(Consumer<Situation> who) {
        listener = who;
    }

    /** Its process ends. */
    void finish(String job, int code) {
        finish(Target.ofJob(job), code);
    }

    void finish(Target target, int code) {
        finishUnseen(target, code);
        listener.accept(situation(target));
    }

    /** Its process ends while nobody listens. */
    void finishUnseen(String job, int code) {
        finishUnseen(Target.ofJob(job), code);
    }

    void finishUnseen(Target target, int code) {
        ExitStatus end = new ExitStatus(ExitStatus.Kind.CODE, code, "exit code " + code);
        set(target, JobState.EXITED, situation(target).startedAtMillis(), clock.millis(), end);
    }

    /** From now on it has so much memory. */
    void grow(String job, long residentBytes) {
        grow(Target.ofJob(job), residentBytes);
    }

    void grow(Target target, long residentBytes) {
        memory.put(target, residentBytes);
    }

    @Override
    public Map<Target, Long> memory(Set<Target> targets) {
        looks++;
        clock.move(look);
        Map<Target, Long> uses = new HashMap<>(memory);
        uses.keySet()
                .removeIf(target ->
                        !targets.contains(target) || !situation(target).isUp());
        return uses;
    }

    /** The machine boots: nothing is known of what was. */
    void boot() {
        List<String> jobs = all.keySet().stream().map(Target::job).distinct().toList();
        all.clear();
        jobs.forEach(this::add);
    }

    @Override
    public boolean exists(String job) {
        return all.containsKey(Target.ofJob(job));
    }

    @Override
    public Optional<String> objection(String job, Policy policy) {
        return Optional.empty();
    }

    @Override
    public Situation situation(Target target) {
        Situation now = all.get(target);
        if (now == null) {
            throw new IllegalArgumentException("there is no job '" + target.job() + "'");
        }
        return now;
    }

    @Override
    public List<Situation> oneShots(String job) {
        return all.values().stream()
                .filter(now -> now.target().job().equals(job) && !now.target().isJob())
                .toList();
    }

    @Override
    public Situation start(String job) {
        if (situation(Target.ofJob(job)).isUp()) {
            throw new IllegalStateException("job " + job + " is RUNNING: cannot start");
        }
        return begin(Target.ofJob(job));
    }

    @Override
    public Situation restart(String job) {
        stop(Target.ofJob(job));
        return start(job);
    }

    @Override
    public Situation run(String job) {
        lastOneShot++;
        return begin(new Target(job, lastOneShot));
    }

    private Situation begin(Target target) {
        if (!refusal.isEmpty()) {
            throw new IllegalStateException(refusal);
        }
        String name = target.isJob() ? target.job() : target.job() + ":" + target.oneShot();
        starts.add(name + " " + clock.instant());
        set(target, JobState.RUNNING, clock.millis(), 0, ExitStatus.NONE);
        listener.accept(situation(target));
        return situation(target);
    }

    @Override
    public void signal(String job, String signal) {
        if (!situation(Target.ofJob(job)).isUp()) {
            throw new IllegalStateException("job " + job + " is STOPPED: cannot signal");
        }
        signals.add(job + " " + signal);
    }

    @Override
    public void stop(Target target) {
        Situation now = situation(target);
        if (now.isUp()) {
            ExitStatus end = new ExitStatus(ExitStatus.Kind.SIGNAL, 15, "signal 15 (TERM)");
            set(target, JobState.STOPPED, now.startedAtMillis(), clock.millis(), end);
            listener.accept(situation(target));
        }
    }

    /** A person stops it. */
    void stop(String job) {
        stop(Target.ofJob(job));
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
    public List<String> lastLines(Target target, Mark since) {
        return List.of("no luck since " + since.err());
    }

    private void set(Target target, JobState state, long startedAt, long endedAt, ExitStatus end) {
        all.put(target, new Situation(target, state, startedAt, endedAt, end, state + " for a test"));
    }
}
