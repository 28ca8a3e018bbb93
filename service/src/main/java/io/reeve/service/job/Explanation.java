package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobKind;
import io.reeve.mbeans.RestartMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says in a sentence why an instance is in its state, since when, and what happens next. */
final class Explanation {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final JobSpec spec;
    private final boolean guarded;
    private final ZoneId zone;

    /** @param guarded whether somebody brings the job back */
    Explanation(JobSpec spec, boolean guarded, ZoneId zone) {
        this.spec = spec;
        this.guarded = guarded;
        this.zone = zone;
    }

    String of(InstanceStatus status) {
        String pid = status.pid() == 0 ? "" : " (pid " + status.pid() + ")";
        return "%s is %s%s since %s: %s; %s."
                .formatted(
                        new InstanceName(spec.name(), status.number()).key(),
                        status.state(),
                        pid,
                        time(status.sinceMillis()),
                        status.reason(),
                        next(status));
    }

    private String next(InstanceStatus status) {
        return switch (status.state()) {
            case STOPPED -> stopped(status.desired());
            case STARTING -> "it becomes RUNNING once it is up";
            case RUNNING -> running();
            case STOPPING ->
                "what is left of it is killed at "
                        + time(status.sinceMillis() + spec.stopTimeout().toMillis());
            case BACKOFF ->
                "%s, it is started again at %s".formatted(inARow(status.failures()), time(status.nextStartMillis()));
            case EXITED -> exited();
            case FATAL -> "it stays so until somebody starts it or wakes it up";
        };
    }

    private String exited() {
        return spec.upkeep().kind() == JobKind.SCHEDULED
                ? "its schedules start it"
                : "it is not started again, as restart is " + Fields.name(policy().mode());
    }

    private String stopped(DesiredState desired) {
        if (spec.upkeep().kind() == JobKind.SCHEDULED) {
            return "its schedules start it";
        }
        boolean comesBack = desired == DesiredState.DOWN
                ? policy().mode() == RestartMode.ALWAYS
                : spec.upkeep().autostart();
        return comesBack
                ? "it stays so until somebody starts it or the service starts"
                : "it stays so until somebody starts it";
    }

    private String running() {
        if (spec.upkeep().kind() == JobKind.SCHEDULED) {
            return "when it has ended, its schedules start it";
        }
        return switch (policy().mode()) {
            case NEVER -> "when it ends, it is not started again";
            case ON_FAILURE -> "when it fails, it is started again";
            case UNLESS_STOPPED, ALWAYS -> "when it ends, it is started again";
        };
    }

    private RestartPolicy policy() {
        RestartPolicy own = spec.upkeep().restart();
        return guarded ? own.guarded() : own;
    }

    private static String inARow(int failures) {
        return failures < 2 ? "after a first try" : "after %d ends in a row that came too soon".formatted(failures);
    }

    private String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
