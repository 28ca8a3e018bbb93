package io.reeve.service.job;

import io.reeve.mbeans.ExitStatus;
import io.reeve.service.process.Ending;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of an attempt to run.
 *
 * @param why the same in words
 * @param ending how the process ended; none where there was no process
 * @param isFailure whether it is one however the process ended
 */
record Outcome(String why, Optional<Ending> ending, boolean isFailure) {

    static Outcome of(Ending ending) {
        return new Outcome(ending.why(), Optional.of(ending), false);
    }

    static Outcome notStarted(Throwable failure) {
        return new Outcome("could not be started: " + Failures.message(failure), Optional.empty(), true);
    }

    /** Of a process that was ended since it was not as it should be. */
    static Outcome unhealthy(String reason, Ending ending) {
        return new Outcome(reason + "; ended with " + ending.status().text(), Optional.of(ending), true);
    }

    RestartPolicy.Attempt attempt(boolean ready, int failures, int runs) {
        ExitStatus exit =
                isFailure ? ExitStatus.UNKNOWN : ending.map(Ending::status).orElse(ExitStatus.UNKNOWN);
        long up = ending.map(end -> end.endedAtMillis() - end.startedAtMillis()).orElse(0L);
        return new RestartPolicy.Attempt(exit, Duration.ofMillis(Math.max(0, up)), ready, failures, runs);
    }
}
