package io.reeve.service.job;

import io.reeve.service.output.LogRules;
import io.reeve.service.output.LogTarget;
import io.reeve.service.process.ProcessHost;
import io.reeve.service.process.Workers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all jobs share.
 *
 * @param ending whether the service is ending, and no job is started any more
 * @param logs the directory that holds a directory of logs for each job, and what to do when the disk is full
 */
record JobRoom(
        ProcessHost host,
        Commands commands,
        Definitions definitions,
        LogRules logs,
        Guards guards,
        Prerequisites prerequisites,
        WatchRoom watching,
        JobListener listener,
        Workers workers,
        AtomicBoolean ending) {

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
