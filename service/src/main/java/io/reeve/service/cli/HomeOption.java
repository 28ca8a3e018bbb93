package io.reeve.service.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option every command of {@link ReevedCommand} has; the script always gives it. */
final class HomeOption {

    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "Directory of settings, jobs and logs.")
    private Path home = Path.of("");

    Path path() {
        return home.toAbsolutePath().normalize();
    }
}
