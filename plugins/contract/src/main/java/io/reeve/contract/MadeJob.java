package io.reeve.contract;

import io.reeve.mbeans.BackoffSettings;
import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobKind;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.LogFormat;
import io.reeve.mbeans.ResourceSettings;
import io.reeve.mbeans.RestartMode;
import io.reeve.mbeans.RestartSettings;
import io.reeve.mbeans.UpkeepSettings;
import java.util.List;
import java.util.Map;

/**
 * A job as it would be told of: one that was never started and of which nothing was said but its name, until it is changed.
 */
public record MadeJob(String name, boolean autostart, boolean guard, JobState state, DesiredState desired) {

    public MadeJob(String name) {
        this(name, false, false, JobState.STOPPED, DesiredState.UNSET);
    }

    public MadeJob autostarted() {
        return new MadeJob(name, true, guard, state, desired);
    }

    public MadeJob guarded() {
        return new MadeJob(name, autostart, true, state, desired);
    }

    public MadeJob in(JobState nextState, DesiredState nextDesired) {
        return new MadeJob(name, autostart, guard, nextState, nextDesired);
    }

    public JobDefinition definition() {
        RestartSettings restart = new RestartSettings(
                RestartMode.NEVER, List.of(0), 0, 0, -1, new BackoffSettings(100, 60_000, 2, 0.1, 10_000));
        return new JobDefinition(
                name,
                "/bin/true",
                "",
                "",
                Map.of(),
                List.of(),
                20,
                true,
                LogFormat.STAMPED,
                "TERM",
                10_000,
                false,
                "",
                Map.of(),
                new UpkeepSettings(JobKind.SERVICE, 1, autostart, guard, restart, List.of(), 0, 0),
                ResourceSettings.NONE,
                Map.of(),
                Map.of(),
                Map.of());
    }

    public JobStatus status() {
        return new JobStatus(
                name, Map.of(), state, desired, 0, 0, 0, 0, 0, 0, 0, 1, 0, ExitStatus.NONE, "made", List.of());
    }
}
