package io.reeve.service.job;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import java.util.Comparator;
import java.util.List;

/** A job's status out of those of its instances. */
final class Summary {

    /** What says most comes first. */
    private static final List<JobState> WEIGHT = List.of(STOPPING, STARTING, RUNNING, BACKOFF, FATAL, EXITED, STOPPED);

    private Summary() {}

    /** @param instances at least one */
    static JobStatus of(JobSpec job, List<InstanceStatus> instances) {
        InstanceStatus first = instances.stream()
                .min(Comparator.comparing(one -> WEIGHT.indexOf(one.state())))
                .orElseThrow();
        int running =
                (int) instances.stream().filter(one -> one.state() == RUNNING).count();
        return new JobStatus(
                job.name(),
                job.labels(),
                first.state(),
                desired(instances),
                first.sinceMillis(),
                first.pid(),
                first.startedAtMillis(),
                first.endedAtMillis(),
                instances.stream().mapToLong(InstanceStatus::restarts).sum(),
                instances.stream().mapToInt(InstanceStatus::failures).max().orElse(0),
                first.nextStartMillis(),
                instances.size(),
                running,
                first.lastExit(),
                instances.size() == 1 ? first.reason() : reason(instances, running),
                lastErrors(instances));
    }

    private static List<String> lastErrors(List<InstanceStatus> instances) {
        return instances.stream()
                .filter(one -> one.state() == FATAL)
                .findFirst()
                .map(InstanceStatus::lastErrors)
                .orElse(List.of());
    }

    private static DesiredState desired(List<InstanceStatus> instances) {
        List<DesiredState> all = instances.stream().map(InstanceStatus::desired).toList();
        return all.contains(DesiredState.UP)
                ? DesiredState.UP
                : all.contains(DesiredState.DOWN) ? DesiredState.DOWN : DesiredState.UNSET;
    }

    /** How many run, and of the first one that does not, why. */
    private static String reason(List<InstanceStatus> instances, int running) {
        String count = "%d of %d instances run".formatted(running, instances.size());
        return instances.stream()
                .filter(one -> one.state() != RUNNING)
                .findFirst()
                .map(one -> "%s; %d is %s: %s".formatted(count, one.number(), one.state(), one.reason()))
                .orElse(count);
    }
}
