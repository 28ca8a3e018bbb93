package io.reeve.service.probe;

import io.reeve.service.process.Command;
import io.reeve.service.process.SideCommands;
import io.reeve.service.process.SideResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What the probes of a job need. Immutable.
 *
 * @param network shared by all jobs
 * @param commands shared by all jobs
 * @param directory the working directory of exec probes
 * @param environment their whole environment
 */
public record ProbeRoom(ProbeNetwork network, SideCommands commands, Path directory, Map<String, String> environment) {

    TcpCheck tcp() {
        return network.tcp();
    }

    HttpCheck http() {
        return network.http();
    }

    CompletableFuture<SideResult> run(List<String> words, Duration timeout) {
        return commands.run(new Command(words, directory, environment), timeout);
    }
}
