package io.reeve.scheduler;

import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.mbeans.ScheduleRun;
import io.reeve.scheduler.Run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Firings from their record to their end. For the scheduler's thread, but {@link #isTracked} for any. */
final class Runs {

    /** Does what may take long elsewhere, and comes back to the scheduler's thread with the result. */
    interface Desk {

        /** Does something on the scheduler's thread, once what was noted before is on the disk. */
        void whenRecorded(Runnable action);

        /** Does something on another thread, then goes on with one of two on the scheduler's. */
        <T> void elsewhere(Supplier<T> work, Consumer<T> then, Consumer<String> failed);

        /** Does something on the scheduler's thread after a time. */
        void later(Duration delay, Runnable action);

        Instant now();
    }

    private final Desk desk;
    private final Ledger ledger;
    private final Jobs jobs;
    private final RetryPlan retries;
    private final Peaks peaks;
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
    }

    /** Whether a job's changes are of interest. */
    boolean isTracked(String job) {
        return lanes.containsKey(job);
    }

    /** Records a firing, then carries it out; returns the run's number. */
    long fire(Firing firing) {
        Run run = Run.of(ledger.nextNumber(), firing, desk.now(), 0);
        ledger.note(run.entry());
        desk.whenRecorded(() -> admit(run));
        return run.state().run();
    }

    /** Records firings that nobody made. */
    void miss(Firing last, long count) {
        Instant now = desk.now();
        Run run = Run.of(ledger.nextNumber(), last, now, count);
        run.end(RunOutcome.MISSED, now.toEpochMilli(), "", "the service was not there", List.of());
        ledger.note(run.entry());
    }

    private void admit(Run run) {
        try {
            if (run.policy().action() == ScheduleAction.RESTART) {
                begin(run, () -> jobs.restart(run.job()));
            } else {
                enter(run, jobs.status(run.job()));
            }
        } catch (RuntimeException e) {
            end(run, RunOutcome.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private boolean isTooLate(Run run) {
        Instant latest =
                Instant.ofEpochMilli(run.state().dueMillis()).plus(run.policy().jitter());
        return run.policy()
                .deadline()
                .filter(deadline -> desk.now().isAfter(latest.plus(deadline)))
                .isPresent();
    }

    private void enter(Run run, JobStatus status) {
        Lane lane = lanes.computeIfAbsent(run.job(), job -> new Lane());
        boolean busy = lane.current().isPresent() || ServiceJobs.isUp(status);
        if (!busy) {
            start(run, lane);
            return;
        }
        switch (run.policy().concurrency()) {
            case FORBID -> end(run, RunOutcome.SKIPPED, "the job was " + status.state() + " already");
            case QUEUE -> {
                if (!lane.wait(run)) {
                    end(run, RunOutcome.SKIPPED, Lane.MOST_WAITING + " runs wait already");
                }
            }
            case REPLACE -> {
                Optional<Run> before = lane.current();
                lane.enter(run);
                before.ifPresent(old -> end(
                        old,
                        RunOutcome.STOPPED,
                        "replaced by run " + run.state().run()));
                begin(run, () -> {
                    jobs.stop(run.job());
                    return jobs.start(run.job());
                });
            }
        }
        tidy(run.job());
    }

    private void start(Run run, Lane lane) {
        if (isTooLate(run)) {
            end(run, RunOutcome.SKIPPED, "the deadline had passed");
            return;
        }
        lane.enter(run);
        begin(run, () -> jobs.start(run.job()));
    }

    private void begin(Run run, Supplier<JobStatus> work) {
        run.starting();
        desk.elsewhere(
                () -> run.phase() == Phase.STARTING ? Optional.of(marked(run, work)) : Optional.<JobStatus>empty(),
                status -> status.ifPresent(now -> started(run, now.startedAtMillis())),
                failure -> {
                    if (run.phase() == Phase.STARTING) {
                        end(run, RunOutcome.FAILED, failure);
                    }
                });
    }

    private JobStatus marked(Run run, Supplier<JobStatus> work) {
        run.mark(jobs.printed(run.job()));
        return work.get();
    }

    private void started(Run run, long atMillis) {
        if (run.phase() != Phase.STARTING) {
            return;
        }
        run.started(atMillis);
        ledger.note(run.entry());
        if (run.policy().action() == ScheduleAction.RESTART) {
            end(run, RunOutcome.SUCCEEDED, "");
            return;
        }
        peaks.follow(run);
        watch(run, Duration.between(Instant.ofEpochMilli(atMillis), desk.now()));
    }

    /** Follows a run whose job was started, so long ago. */
    private void watch(Run run, Duration since) {
        run.policy().timeout().ifPresent(timeout -> desk.later(timeout.minus(since), () -> stop(run)));
        try {
            look(run, jobs.status(run.job()));
        } catch (RuntimeException e) {
            end(run, RunOutcome.LOST, String.valueOf(e.getMessage()));
        }
    }

    private void stop(Run run) {
        if (run.phase() == Phase.RUNNING) {
            run.timeOut();
            desk.elsewhere(
                    () -> {
                        jobs.stop(run.job());
                        return jobs.status(run.job());
                    },
                    status -> look(run, status),
                    failure -> {});
        }
    }

    /** A job has changed. */
    void changed(JobStatus status) {
        Lane lane = lanes.get(status.name());
        if (lane == null) {
            return;
        }
        lane.current().ifPresent(run -> look(run, status));
        letIn(status.name());
    }

    private void look(Run run, JobStatus status) {
        if (run.phase() == Phase.RUNNING && !ServiceJobs.isUp(status)) {
            endWith(run, status);
        }
    }

    private void endWith(Run run, JobStatus status) {
        RunOutcome outcome = outcome(run, status);
        String exit = status.lastExit().text();
        String reason = run.isTimedOut() ? "it took too long" : status.reason();
        end(run, outcome, status.endedAtMillis(), exit, reason);
    }

    private RunOutcome outcome(Run run, JobStatus status) {
        if (run.isTimedOut()) {
            return RunOutcome.TIMED_OUT;
        }
        return switch (status.state()) {
            case STOPPED -> RunOutcome.STOPPED;
            case EXITED -> isGood(status) ? RunOutcome.SUCCEEDED : RunOutcome.FAILED;
            case FATAL, STARTING, RUNNING, STOPPING, BACKOFF -> RunOutcome.FAILED;
        };
    }

    private boolean isGood(JobStatus status) {
        try {
            return jobs.isGood(status.name(), status.lastExit());
        } catch (RuntimeException deleted) {
            return status.lastExit().number() == 0;
        }
    }

    private void end(Run run, RunOutcome outcome, String reason) {
        end(run, outcome, desk.now().toEpochMilli(), "", reason);
    }

    private void end(Run run, RunOutcome outcome, long atMillis, String exit, String reason) {
        run.end(outcome, atMillis == 0 ? desk.now().toEpochMilli() : atMillis, exit, reason, lastLines(run, outcome));
        ledger.note(run.entry());
        Lane lane = lanes.get(run.job());
        if (lane != null) {
            lane.leave(run);
        }
        retries.over(run);
        letIn(run.job());
    }

    private List<String> lastLines(Run run, RunOutcome outcome) {
        boolean ran = run.state().startedAtMillis() > 0;
        try {
            return ran && outcome == RunOutcome.FAILED ? jobs.lastLines(run.job(), run.mark()) : List.of();
        } catch (RuntimeException gone) {
            return List.of();
        }
    }

    /** Lets the run in that has waited longest, once there is room. */
    private void letIn(String job) {
        Lane lane = lanes.get(job);
        if (lane == null) {
            return;
        }
        if (lane.current().isEmpty() && lane.waiting() > 0) {
            try {
                if (!ServiceJobs.isUp(jobs.status(job))) {
                    lane.poll().ifPresent(run -> start(run, lane));
                }
            } catch (RuntimeException e) {
                lane.poll().ifPresent(run -> end(run, RunOutcome.FAILED, String.valueOf(e.getMessage())));
            }
        }
        tidy(job);
    }

    private void tidy(String job) {
        Lane lane = lanes.get(job);
        if (lane != null && lane.isEmpty()) {
            lanes.remove(job);
        }
    }

    /** Takes over what an earlier service had under way. */
    void recall(Run run, boolean makeUp) {
        ScheduleRun state = run.state();
        JobStatus status;
        try {
            status = jobs.status(run.job());
        } catch (RuntimeException gone) {
            end(run, RunOutcome.LOST, String.valueOf(gone.getMessage()));
            return;
        }
        boolean started = state.startedAtMillis() > 0 || isStartOf(run, status);
        if (!started) {
            if (makeUp) {
                desk.whenRecorded(() -> admit(run));
            } else {
                end(run, RunOutcome.MISSED, "the service ended before it was started");
            }
            return;
        }
        boolean same = state.startedAtMillis() == 0 || state.startedAtMillis() == status.startedAtMillis();
        if (!same && !ServiceJobs.isUp(status)) {
            end(run, RunOutcome.LOST, "nobody saw how it ended");
            return;
        }
        lanes.computeIfAbsent(run.job(), job -> new Lane()).enter(run);
        run.starting();
        started(run, status.startedAtMillis());
    }

    /** Whether the job was started for a run of which nobody recorded that: for this one, and not for one before it. */
    private boolean isStartOf(Run run, JobStatus status) {
        long startedAt = status.startedAtMillis();
        return startedAt >= run.state().firedAtMillis() && !ledger.hasStart(run.job(), startedAt);
    }
}
