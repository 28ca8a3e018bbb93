package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.scheduler.Run.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Firings from their record to their end. For the scheduler's thread, but {@link #isTracked} for any. */
final class Runs {

    private final Desk desk;
    private final Ledger ledger;
    private final Jobs jobs;
    private final RetryPlan retries;
    private final Peaks peaks;
    private final Following following;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** Is told of each run that is over. */
    interface RetryPlan {
        void over(Run run);
    }

    Runs(Desk desk, Ledger ledger, Jobs jobs, RetryPlan retries, Peaks peaks) {
        this.desk = desk;
        this.ledger = ledger;
        this.jobs = jobs;
        this.retries = retries;
        this.peaks = peaks;
        this.following = new Following(desk, jobs, this::end);
    }

    /** Whether changes of a job, or of a run beside it, are of interest. */
    boolean isTracked(Target target) {
        return following.has(target) || (target.isJob() && lanes.containsKey(target.job()));
    }

    /** Records a firing, then carries it out; returns the run's number. */
    long fire(Firing firing) {
        Run run = Run.of(ledger.nextNumber(), firing, desk.now(), 0);
        ledger.note(run.entry());
        carryOut(run);
        return run.state().run();
    }

    /** Records firings that nobody made. */
    void miss(Firing last, long count) {
        Instant now = desk.now();
        Run run = Run.of(ledger.nextNumber(), last, now, count);
        run.end(RunOutcome.MISSED, now.toEpochMilli(), "", "the service was not there", List.of());
        ledger.note(run.entry());
    }

    /** Carries out what has been noted. */
    void carryOut(Run run) {
        desk.whenRecorded(() -> admit(run));
    }

    private void admit(Run run) {
        try {
            switch (run.action()) {
                case START, RUN -> enter(run);
                case RESTART -> begin(run, () -> jobs.restart(run.job()));
                case SIGNAL -> signal(run);
            }
        } catch (RuntimeException e) {
            end(run, RunOutcome.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void enter(Run run) {
        Lane lane = lanes.computeIfAbsent(Lane.of(run), name -> new Lane());
        Optional<String> obstacle = obstacle(run, lane);
        if (obstacle.isEmpty()) {
            start(run, lane);
        } else {
            meet(obstacle.get(), run, lane);
        }
        tidy(Lane.of(run));
    }

    /** Why a run cannot begin yet: what it would start is up. */
    private Optional<String> obstacle(Run run, Lane lane) {
        if (isOneShot(run)) {
            return lane.isFree() ? Optional.empty() : Optional.of("the run before was not over");
        }
        Situation now = jobs.situation(Target.ofJob(run.job()));
        return lane.isFree() && !now.isUp() ? Optional.empty() : Optional.of("the job was " + now.state() + " already");
    }

    private void meet(String obstacle, Run run, Lane lane) {
        switch (run.policy().concurrency()) {
            case ALLOW -> start(run, lane);
            case FORBID -> end(run, RunOutcome.SKIPPED, obstacle);
            case QUEUE -> {
                if (!lane.wait(run)) {
                    end(run, RunOutcome.SKIPPED, Lane.MOST_WAITING + " runs wait already");
                }
            }
            case REPLACE -> replace(run, lane);
        }
    }

    private void replace(Run run, Lane lane) {
        List<Run> before = lane.inside();
        List<Target> up = isOneShot(run)
                ? before.stream()
                        .filter(old -> old.phase() == Phase.RUNNING)
                        .map(Run::target)
                        .toList()
                : List.of(Target.ofJob(run.job()));
        lane.enter(run);
        before.forEach(old ->
                end(old, RunOutcome.STOPPED, "replaced by run " + run.state().run()));
        begin(run, () -> {
            up.forEach(jobs::stop);
            return process(run);
        });
    }

    private void start(Run run, Lane lane) {
        lane.enter(run);
        begin(run, () -> process(run));
    }

    private Situation process(Run run) {
        return isOneShot(run) ? jobs.run(run.job()) : jobs.start(run.job());
    }

    private static boolean isOneShot(Run run) {
        return run.action() == ScheduleAction.RUN;
    }

    private void begin(Run run, Supplier<Situation> work) {
        if (refuseLate(run)) {
            return;
        }
        run.starting();
        desk.elsewhere(
                () -> run.phase() == Phase.STARTING ? Optional.of(marked(run, work)) : Optional.<Situation>empty(),
                begun -> begun.ifPresent(now -> begun(run, now)),
                failure -> {
                    if (run.phase() == Phase.STARTING) {
                        end(run, RunOutcome.FAILED, failure);
                    }
                });
    }

    private boolean refuseLate(Run run) {
        Instant latest =
                Instant.ofEpochMilli(run.state().dueMillis()).plus(run.policy().jitter());
        boolean late = run.policy()
                .deadline()
                .filter(deadline -> desk.now().isAfter(latest.plus(deadline)))
                .isPresent();
        if (late) {
            end(run, RunOutcome.SKIPPED, "the deadline had passed");
        }
        return late;
    }

    /** A one-shot run has printed nothing before. */
    private Situation marked(Run run, Supplier<Situation> work) {
        if (!isOneShot(run)) {
            run.mark(jobs.printed(run.job()));
        }
        return work.get();
    }

    private void begun(Run run, Situation now) {
        if (run.phase() != Phase.STARTING) {
            stopReplaced(now.target());
            return;
        }
        run.started(now);
        ledger.note(run.entry());
        if (run.action() == ScheduleAction.RESTART) {
            end(run, RunOutcome.SUCCEEDED, "");
        } else {
            peaks.follow(run);
            following.begin(run);
        }
    }

    /** One that was replaced while it was starting; a job is stopped by the run that replaces it. */
    private void stopReplaced(Target target) {
        if (!target.isJob()) {
            desk.elsewhere(
                    () -> {
                        jobs.stop(target);
                        return target;
                    },
                    stopped -> {},
                    failure -> {});
        }
    }

    private void signal(Run run) {
        if (refuseLate(run)) {
            return;
        }
        run.starting();
        desk.elsewhere(
                () -> {
                    jobs.signal(run.job(), run.policy().signal());
                    return run;
                },
                sent -> end(sent, RunOutcome.SUCCEEDED, ""),
                failure -> end(run, RunOutcome.FAILED, failure));
    }

    /** Takes over a run that an earlier service has begun. */
    void adopt(Run run, Situation now) {
        lanes.computeIfAbsent(Lane.of(run), name -> new Lane()).enter(run);
        run.starting();
        begun(run, now);
    }

    /** A job, or a run beside it, has changed. */
    void changed(Situation now) {
        following.look(now);
        if (now.target().isJob()) {
            letIn(now.target().job());
        }
    }

    void end(Run run, RunOutcome outcome, String reason) {
        end(run, outcome, 0, "", reason);
    }

    /** @param atMillis when, 0 for now */
    private void end(Run run, RunOutcome outcome, long atMillis, String exit, String reason) {
        long at = atMillis == 0 ? desk.now().toEpochMilli() : atMillis;
        run.end(outcome, at, exit, reason, lastLines(run, outcome));
        ledger.note(run.entry());
        following.forget(run);
        Lane lane = lanes.get(Lane.of(run));
        if (lane != null) {
            lane.leave(run);
        }
        retries.over(run);
        letIn(Lane.of(run));
    }

    private List<String> lastLines(Run run, RunOutcome outcome) {
        boolean ran = run.state().startedAtMillis() > 0;
        try {
            return ran && outcome == RunOutcome.FAILED ? jobs.lastLines(run.target(), run.mark()) : List.of();
        } catch (RuntimeException gone) {
            return List.of();
        }
    }

    /** Lets the run in that has waited longest, once there is room. */
    private void letIn(String name) {
        Lane lane = lanes.get(name);
        if (lane == null) {
            return;
        }
        lane.first().ifPresent(run -> {
            try {
                if (obstacle(run, lane).isEmpty()) {
                    lane.removeFirst();
                    start(run, lane);
                }
            } catch (RuntimeException e) {
                lane.removeFirst();
                end(run, RunOutcome.FAILED, String.valueOf(e.getMessage()));
            }
        });
        tidy(name);
    }

    private void tidy(String name) {
        Lane lane = lanes.get(name);
        if (lane != null && lane.isEmpty()) {
            lanes.remove(name);
        }
    }
}
