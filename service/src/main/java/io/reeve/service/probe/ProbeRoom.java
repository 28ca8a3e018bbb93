package io.reeve.service.probe;

import io.reeve.service.process.Command;
import io.reeve.service.process.SideCommands;
import io.reeve.service.process.SideResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the probes of a job need. Immutable.
 *
 * @param network shared by all jobs
 * @param commands shared by all jobs
 * @param job its command, in whose directory and environment and as whose user exec probes run
 */
public record ProbeRoom(ProbeNetwork network, SideCommands commands, Command job) {

    TcpCheck tcp() {
        return network.tcp();
    }

    HttpCheck http() {
        return network.http();
    }

    CompletableFuture<SideResult> run(List<String> words, Duration timeout) {
        return commands.run(new Command(words, job.directory(), job.environment(), job.constraints()), timeout);
    }
}
