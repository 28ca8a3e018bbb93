package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleAction;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes over what an earlier service had under way. For the scheduler's thread. */
final class Recall {

    private final Runs runs;
    private final Ledger ledger;
    private final Jobs jobs;

    Recall(Runs runs, Ledger ledger, Jobs jobs) {
        this.runs = runs;
        this.ledger = ledger;
        this.jobs = jobs;
    }

    /** @param makeUp whether a run that was not started is started now */
    void of(Run run, boolean makeUp) {
        try {
            if (run.state().startedAtMillis() > 0) {
                resume(run);
            } else if (run.action() == ScheduleAction.SIGNAL) {
                runs.end(run, RunOutcome.LOST, "nobody knows whether the signal was sent");
            } else {
                find(run, makeUp);
            }
        } catch (RuntimeException gone) {
            runs.end(run, RunOutcome.LOST, String.valueOf(gone.getMessage()));
        }
    }

    /** A job may have been started again since by its restart policy. */
    private void resume(Run run) {
        Situation now = jobs.situation(run.target());
        boolean same = run.state().startedAtMillis() == now.startedAtMillis();
        if (same || (run.target().isJob() && now.isUp())) {
            runs.adopt(run, now);
        } else {
            runs.end(run, RunOutcome.LOST, "nobody saw how it ended");
        }
    }

    private void find(Run run, boolean makeUp) {
        Optional<Situation> own =
                candidates(run).filter(now -> isStartOf(run, now)).findFirst();
        if (own.isPresent()) {
            runs.adopt(run, own.get());
        } else if (makeUp) {
            runs.carryOut(run);
        } else {
            runs.end(run, RunOutcome.MISSED, "the service ended before it was started");
        }
    }

    private Stream<Situation> candidates(Run run) {
        return run.action() == ScheduleAction.RUN
                ? jobs.oneShots(run.job()).stream()
                : Stream.of(jobs.situation(Target.ofJob(run.job())));
    }

    /** Whether it was started for a run of which nobody recorded that: for this one, and not for one before it. */
    private boolean isStartOf(Run run, Situation now) {
        return now.startedAtMillis() >= run.state().firedAtMillis()
                && !ledger.hasStart(now.target(), now.startedAtMillis());
    }
}
