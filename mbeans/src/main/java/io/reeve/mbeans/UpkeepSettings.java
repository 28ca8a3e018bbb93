package io.reeve.mbeans;

import java.util.List;

/**
 * How a job is kept up.
 *
 * @param kind what it is for
 * @param instances how many processes run the command side by side, 1 to 1,000
 * @param autostart whether the job is started with the service
 * @param guard whether the job is brought back unless a person stopped it
 * @param restart when the job is started again by itself
 * @param dependsOn which jobs have to have come how far before it is started, such as {@code database: ready}
 * @param maxLifetimeMillis the age at which a process is replaced, 0 for any
 * @param checkIntervalMillis after which time at the latest a process that is to come back is started, 0 for any
 */
public record UpkeepSettings(
        JobKind kind,
        int instances,
        boolean autostart,
        boolean guard,
        RestartSettings restart,
        List<String> dependsOn,
        long maxLifetimeMillis,
        long checkIntervalMillis) {}
