package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.scheduler.Run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Follows runs that have a process until that has ended. For the scheduler's thread, but {@link #has} for any. */
final class Following {

    /** Is told how a run has ended. */
    interface End {
        void end(Run run, RunOutcome outcome, long atMillis, String exit, String reason);
    }

    private final Desk desk;
    private final Jobs jobs;
    private final End end;
    private final Map<Target, Run> runs = new ConcurrentHashMap<>();

    Following(Desk desk, Jobs jobs, End end) {
        this.desk = desk;
        this.jobs = jobs;
        this.end = end;
    }

    boolean has(Target target) {
        return runs.containsKey(target);
    }

    /** Follows a run from now on, which may have begun long ago and be over; one before it of the same process is lost. */
    void begin(Run run) {
        @Nullable Run before = runs.put(run.target(), run);
        if (before != null) {
            end.end(before, RunOutcome.LOST, 0, "", "nobody saw how it ended");
        }
        Duration since = Duration.between(Instant.ofEpochMilli(run.state().startedAtMillis()), desk.now());
        run.policy().timeout().ifPresent(timeout -> desk.later(timeout.minus(since), () -> stop(run)));
        try {
            look(jobs.situation(run.target()));
        } catch (RuntimeException e) {
            end.end(run, RunOutcome.LOST, 0, "", String.valueOf(e.getMessage()));
        }
    }

    void forget(Run run) {
        runs.remove(run.target(), run);
    }

    private void stop(Run run) {
        if (run.phase() == Phase.RUNNING) {
            run.timeOut();
            desk.elsewhere(
                    () -> {
                        jobs.stop(run.target());
                        return jobs.situation(run.target());
                    },
                    this::look,
                    failure -> {});
        }
    }

    /** A job, or a run beside it, has changed. */
    void look(Situation now) {
        Run run = runs.get(now.target());
        if (run == null) {
            return;
        }
        boolean other =
                !now.target().isJob() && now.startedAtMillis() != run.state().startedAtMillis();
        if (other) {
            end.end(run, RunOutcome.LOST, 0, "", "nobody saw how it ended");
        } else if (!now.isUp()) {
            String reason = run.isTimedOut() ? "it took too long" : now.reason();
            end.end(run, outcome(run, now), now.endedAtMillis(), now.lastExit().text(), reason);
        }
    }

    private RunOutcome outcome(Run run, Situation now) {
        if (run.isTimedOut()) {
            return RunOutcome.TIMED_OUT;
        }
        return switch (now.state()) {
            case STOPPED -> RunOutcome.STOPPED;
            case EXITED -> isGood(now) ? RunOutcome.SUCCEEDED : RunOutcome.FAILED;
            case FATAL, STARTING, RUNNING, STOPPING, BACKOFF -> RunOutcome.FAILED;
        };
    }

    private boolean isGood(Situation now) {
        try {
            return jobs.isGood(now.target().job(), now.lastExit());
        } catch (RuntimeException deleted) {
            return now.lastExit().number() == 0;
        }
    }
}
