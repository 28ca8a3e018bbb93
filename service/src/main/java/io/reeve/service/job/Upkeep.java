package io.reeve.service.job;

import io.reeve.mbeans.JobKind;
import io.reeve.mbeans.UpkeepSettings;
import java.time.Duration;
import java.util.List;

/**
 * How a job is kept up.
 *
 * @param kind what the job is for
 * @param instances how many processes run the command side by side, 1 to {@link #MAX_INSTANCES}
 * @param autostart whether it is started with the service
 * @param guard whether it is brought back unless a person stopped it
 * @param dependsOn what has to be up before it is started
 * @param maxLifetime the age at which a process is replaced; zero for any
 * @param checkInterval after which time at the latest a process that is to come back is back; zero for any
 */
record Upkeep(
        JobKind kind,
        int instances,
        boolean autostart,
        boolean guard,
        RestartPolicy restart,
        List<Dependency> dependsOn,
        Duration maxLifetime,
        Duration checkInterval) {

    static final int MAX_INSTANCES = 1000;

    /**
     * What follows a run that is over.
     *
     * @param guarded whether somebody brings the job back
     * @param random 0 to 1, for the jitter
     */
    RestartPolicy.Decision after(RestartPolicy.Attempt attempt, boolean guarded, double random) {
        RestartPolicy.Decision decision = (guarded ? restart.guarded() : restart).after(attempt, random);
        boolean comesBack = decision.next() != RestartPolicy.Next.REST;
        boolean tooLate = decision.next() == RestartPolicy.Next.GIVE_UP
                || decision.delay().compareTo(checkInterval) > 0;
        return comesBack && tooLate && !checkInterval.isZero()
                ? new RestartPolicy.Decision(
                        RestartPolicy.Next.AGAIN, checkInterval, decision.failures(), decision.runs())
                : decision;
    }

    /** The same for a single run. */
    Upkeep once() {
        return new Upkeep(JobKind.ONESHOT, 1, false, false, restart.once(), dependsOn, Duration.ZERO, Duration.ZERO);
    }

    UpkeepSettings toSettings() {
        return new UpkeepSettings(
                kind,
                instances,
                autostart,
                guard,
                restart.toSettings(),
                dependsOn.stream().map(Dependency::toString).toList(),
                maxLifetime.toMillis(),
                checkInterval.toMillis());
    }
}
