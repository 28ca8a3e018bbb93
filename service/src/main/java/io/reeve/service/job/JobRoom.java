package io.reeve.service.job;

import io.reeve.service.output.LogRules;
import io.reeve.service.output.LogTarget;
import io.reeve.service.process.ProcessHost;
import io.reeve.service.process.Workers;
import java.util.Optional;

/**
 * What all jobs share.
 *
 * @param logs the directory that holds a directory of logs for each job, and what to do when the disk is full
 */
record JobRoom(
        ProcessHost host,
        Commands commands,
        Definitions definitions,
        LogRules logs,
        Guards guards,
        Prerequisites prerequisites,
        HealthRoom health,
        JobListener listener,
        Workers workers) {

    long now() {
        return workers.clock().millis();
    }

    /** Where an instance logs to, if it does. */
    Optional<LogTarget> log(JobSpec spec, InstanceName name) {
        return spec.writeLog()
                ? Optional.of(logs.target(name.logDirectory(), spec.logFormat(), name.job(), name.number()))
                : Optional.empty();
    }
}
