package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.scheduler.Run.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Does to jobs what runs are for, elsewhere, unless it is too late for that. For the scheduler's thread. */
final class Deeds {

    /** Is told of a run that has come to its end so. */
    interface End {
        void end(Run run, RunOutcome outcome, String reason);
    }

    private final Desk desk;
    private final Jobs jobs;
    private final BiConsumer<Run, Situation> begun;
    private final End end;

    /** @param begun is told of a run whose process exists */
    Deeds(Desk desk, Jobs jobs, BiConsumer<Run, Situation> begun, End end) {
        this.desk = desk;
        this.jobs = jobs;
        this.begun = begun;
        this.end = end;
    }

    /** Starts its job, or a one-shot run beside that. */
    void start(Run run) {
        begin(run, () -> process(run));
    }

    /** The same when these are down. */
    void replace(List<Target> up, Run run) {
        begin(run, () -> {
            up.forEach(jobs::stop);
            return process(run);
        });
    }

    void restart(Run run) {
        begin(run, () -> jobs.restart(run.job()));
    }

    /** Sends its signal, and that is all. */
    void signal(Run run) {
        if (refuseLate(run)) {
            return;
        }
        run.starting();
        desk.elsewhere(
                () -> {
                    jobs.signal(run.job(), run.policy().signal());
                    return run;
                },
                sent -> end.end(sent, RunOutcome.SUCCEEDED, ""),
                failure -> end.end(run, RunOutcome.FAILED, failure));
    }

    private Situation process(Run run) {
        return run.action() == ScheduleAction.RUN ? jobs.run(run.job()) : jobs.start(run.job());
    }

    private void begin(Run run, Supplier<Situation> work) {
        if (refuseLate(run)) {
            return;
        }
        run.starting();
        desk.elsewhere(
                () -> run.phase() == Phase.STARTING ? Optional.of(marked(run, work)) : Optional.<Situation>empty(),
                now -> now.ifPresent(process -> begun(run, process)),
                failure -> {
                    if (run.phase() == Phase.STARTING) {
                        end.end(run, RunOutcome.FAILED, failure);
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
            end.end(run, RunOutcome.SKIPPED, "the deadline had passed");
        }
        return late;
    }

    /** A one-shot run has printed nothing before. */
    private Situation marked(Run run, Supplier<Situation> work) {
        if (run.action() != ScheduleAction.RUN) {
            run.mark(jobs.printed(run.job()));
        }
        return work.get();
    }

    private void begun(Run run, Situation process) {
        if (run.phase() == Phase.STARTING) {
            begun.accept(run, process);
        } else if (!process.target().isJob()) {
            stopReplaced(process.target());
        }
    }

    /** It was replaced while it was starting; a job is stopped by the run that replaces it. */
    private void stopReplaced(Target oneShot) {
        desk.elsewhere(
                () -> {
                    jobs.stop(oneShot);
                    return oneShot;
                },
                stopped -> {},
                failure -> {});
    }
}
