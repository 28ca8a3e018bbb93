package io.reeve.mbeans;

/**
 * How a job is kept up.
 *
 * @param instances how many processes run the command side by side, 1 to 1,000
 * @param autostart whether the job is started with the service
 * @param guard whether the job is brought back unless a person stopped it
 * @param restart when the job is started again by itself
 * @param maxLifetimeMillis the age at which a process is replaced, 0 for any
 * @param checkIntervalMillis after which time at the latest a process that is to come back is started, 0 for any
 */
public record UpkeepSettings(
        int instances,
        boolean autostart,
        boolean guard,
        RestartSettings restart,
        long maxLifetimeMillis,
        long checkIntervalMillis) {}
