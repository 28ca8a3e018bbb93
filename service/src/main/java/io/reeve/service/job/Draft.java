package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.service.process.Ending;
import io.reeve.service.process.Run;
import java.util.List;

/** An instance's next status while it is put together: a change of state, and whatever else is not as it was. */
final class Draft {
    private final InstanceStatus from;
    private final JobState state;
    private final String reason;
    private DesiredState desired;
    private long since;
    private long pid;
    private long startedAt;
    private long endedAt;
    private long restarts;
    private int runs;
    private int failures;
    private long nextStart;
    private ExitStatus lastExit;
    private List<String> lastErrors = List.of();

    /** @param now when the state changes, in milliseconds since the epoch */
    Draft(InstanceStatus from, long now, JobState state, String reason) {
        this.from = from;
        this.state = state;
        this.reason = reason;
        this.desired = from.desired();
        this.since = now;
        this.pid = state.hasProcess() ? from.pid() : 0;
        this.startedAt = from.startedAtMillis();
        this.endedAt = from.endedAtMillis();
        this.restarts = from.restarts();
        this.runs = from.runs();
        this.failures = from.failures();
        this.lastExit = from.lastExit();
    }

    Draft desired(DesiredState wish) {
        desired = wish;
        return this;
    }

    Draft since(long millis) {
        since = millis;
        return this;
    }

    Draft process(Run run) {
        pid = run.pid();
        startedAt = run.startedAtMillis();
        endedAt = 0;
        return this;
    }

    Draft ended(Ending ending) {
        pid = 0;
        startedAt = ending.startedAtMillis();
        endedAt = ending.endedAtMillis();
        lastExit = ending.status();
        return this;
    }

    Draft oneMoreStart() {
        restarts += startedAt == 0 ? 0 : 1;
        return this;
    }

    Draft counting(int runsOfRound, int failuresInARow) {
        runs = runsOfRound;
        failures = failuresInARow;
        return this;
    }

    Draft next(long millis) {
        nextStart = millis;
        return this;
    }

    Draft lastErrors(List<String> lines) {
        lastErrors = lines;
        return this;
    }

    InstanceStatus status() {
        return new InstanceStatus(
                from.number(),
                state,
                desired,
                since,
                pid,
                startedAt,
                endedAt,
                restarts,
                runs,
                failures,
                nextStart,
                lastExit,
                reason,
                lastErrors);
    }
}
