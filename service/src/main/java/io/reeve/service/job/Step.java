package io.reeve.service.job;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.service.process.Ending;
import io.reeve.service.process.Run;
import io.reeve.spi.Durations;
import java.time.Duration;
import java.util.List;

/**
 * The statuses that may follow one.
 *
 * @param now the moment of the change, in milliseconds since the epoch
 */
record Step(InstanceStatus from, long now) {

    static InstanceStatus notStarted(int number, long now) {
        String reason = "not started yet";
        return new InstanceStatus(
                number, STOPPED, DesiredState.UNSET, now, 0, 0, 0, 0, 0, 0, 0, ExitStatus.NONE, reason, List.of());
    }

    /** As an earlier service left it. */
    InstanceStatus remembered(Ending ending) {
        return draft(ending.stopped() ? STOPPED : EXITED, ending.why())
                .ended(ending)
                .since(ending.endedAtMillis())
                .status();
    }

    /** The same, with what the earlier service kept: a process that it speaks of has ended since. */
    InstanceStatus remembered(Memory memory) {
        boolean ended = memory.aim().hasProcess();
        return draft(ended ? from.state() : memory.aim(), ended ? from.reason() : memory.reason())
                .desired(memory.aim() == STOPPED ? DesiredState.DOWN : DesiredState.UP)
                .counting(memory.runs(), memory.failures())
                .next(memory.nextStartMillis())
                .since(from.sinceMillis())
                .status();
    }

    /** @param runs the runs of the round, the new one included */
    InstanceStatus starting(int runs, int failures, String reason) {
        return draft(STARTING, reason)
                .desired(DesiredState.UP)
                .oneMoreStart()
                .counting(runs, failures)
                .status();
    }

    InstanceStatus running(Run run, String reason) {
        return draft(RUNNING, reason).process(run).status();
    }

    /** Of a process that is there and not ready yet. */
    InstanceStatus comingUp(Run run) {
        return draft(STARTING, "up, and not ready yet")
                .since(from.sinceMillis())
                .process(run)
                .status();
    }

    InstanceStatus ready() {
        return draft(
                        RUNNING,
                        "running, ready after " + Durations.format(Duration.ofMillis(now - from.startedAtMillis())))
                .status();
    }

    InstanceStatus stopping(DesiredState desired, String reason) {
        return draft(STOPPING, reason).desired(desired).status();
    }

    /** With something else to say of it. */
    InstanceStatus saying(String reason) {
        return draft(from.state(), reason).since(from.sinceMillis()).status();
    }

    /** With what it wrote to standard error last. */
    InstanceStatus showing(List<String> lastErrors) {
        return draft(from.state(), from.reason())
                .since(from.sinceMillis())
                .lastErrors(lastErrors)
                .status();
    }

    /** Of a process that is gone, while there is something left to do. */
    InstanceStatus over(Ending ending) {
        return draft(STOPPING, ending.why()).ended(ending).status();
    }

    InstanceStatus stopped(Ending ending) {
        return draft(STOPPED, ending.why()).ended(ending).counting(0, 0).status();
    }

    /** Of an instance that had no process. */
    InstanceStatus stoppedBefore(DesiredState desired, String when) {
        return draft(STOPPED, "stopped on request, " + when)
                .desired(desired)
                .counting(0, 0)
                .status();
    }

    InstanceStatus exited(Outcome outcome) {
        return after(outcome, draft(EXITED, outcome.why())).status();
    }

    InstanceStatus backoff(Outcome outcome, RestartPolicy.Decision again) {
        return after(outcome, draft(BACKOFF, outcome.why()))
                .counting(again.runs(), again.failures())
                .next(now + again.delay().toMillis())
                .status();
    }

    InstanceStatus gaveUp(Outcome outcome, int failures) {
        String reason = "%s; gave up after %d tries".formatted(outcome.why(), failures);
        return after(outcome, draft(FATAL, reason))
                .counting(from.runs(), failures)
                .status();
    }

    InstanceStatus failed(String reason) {
        return draft(FATAL, reason).status();
    }

    private static Draft after(Outcome outcome, Draft draft) {
        outcome.ending().ifPresent(draft::ended);
        return draft;
    }

    private Draft draft(JobState state, String reason) {
        return new Draft(from, now, state, reason);
    }
}
