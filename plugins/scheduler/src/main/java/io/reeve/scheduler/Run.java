package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.mbeans.ScheduleRun;
import java.time.Instant;
import java.util.List;

/** A firing on its way. For one thread, but {@link #phase} for any. */
final class Run {

    /** How far it is. */
    enum Phase {
        WAITING,
        STARTING,
        RUNNING,
        OVER
    }

    private final Policy policy;
    private final String boot;
    private volatile Mark mark;
    private ScheduleRun state;
    private volatile Phase phase = Phase.WAITING;
    private boolean timedOut;
    private long peakBytes;

    private Run(Policy policy, Entry entry) {
        this.policy = policy;
        this.boot = entry.boot();
        this.mark = entry.mark();
        this.state = entry.run();
        this.peakBytes = state.peakBytes();
    }

    /**
     * A new one.
     *
     * @param missed how many firings it stands for, if they were missed; otherwise 0
     */
    static Run of(long number, Firing firing, Instant now, long missed) {
        ScheduleRun state = new ScheduleRun(
                number,
                firing.schedule().job(),
                firing.schedule().id(),
                firing.schedule().policy().action(),
                firing.trigger(),
                firing.by(),
                firing.attempt(),
                firing.due().toEpochMilli(),
                now.toEpochMilli(),
                0,
                0,
                RunOutcome.WAITING,
                "",
                "",
                List.of(),
                0,
                missed,
                0);
        return new Run(firing.schedule().policy(), new Entry(state, firing.boot(), Mark.NONE));
    }

    /** One that an earlier service recorded. */
    static Run recalled(Policy policy, Entry entry) {
        return new Run(policy, entry);
    }

    Policy policy() {
        return policy;
    }

    ScheduleRun state() {
        return state;
    }

    Entry entry() {
        return new Entry(state, boot, mark);
    }

    String job() {
        return state.job();
    }

    ScheduleAction action() {
        return state.action();
    }

    /** The job, or the one-shot run beside it once that has begun. */
    Target target() {
        return new Target(state.job(), state.oneShot());
    }

    Phase phase() {
        return phase;
    }

    /** What the job had printed before. */
    Mark mark() {
        return mark;
    }

    /** Notes what the job has printed so far. Any thread. */
    void mark(Mark printed) {
        mark = printed;
    }

    /** Notes how much memory the job has. */
    void saw(long residentBytes) {
        peakBytes = Math.max(peakBytes, residentBytes);
    }

    boolean isTimedOut() {
        return timedOut;
    }

    void starting() {
        phase = Phase.STARTING;
    }

    void started(Situation begun) {
        phase = Phase.RUNNING;
        become(
                RunOutcome.RUNNING,
                begun.startedAtMillis(),
                0,
                "",
                "",
                List.of(),
                begun.target().oneShot());
    }

    void timeOut() {
        timedOut = true;
    }

    void end(RunOutcome outcome, long atMillis, String exit, String reason, List<String> lastLines) {
        phase = Phase.OVER;
        become(outcome, state.startedAtMillis(), atMillis, exit, reason, lastLines, state.oneShot());
    }

    private void become(
            RunOutcome outcome,
            long startedAtMillis,
            long endedAtMillis,
            String exit,
            String reason,
            List<String> lastLines,
            int oneShot) {
        state = new ScheduleRun(
                state.run(),
                state.job(),
                state.schedule(),
                state.action(),
                state.trigger(),
                state.by(),
                state.attempt(),
                state.dueMillis(),
                state.firedAtMillis(),
                startedAtMillis,
                endedAtMillis,
                outcome,
                exit,
                reason,
                lastLines,
                oneShot,
                state.missed(),
                peakBytes);
    }
}
