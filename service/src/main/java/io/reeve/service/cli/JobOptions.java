package io.reeve.service.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that are settings of a job. What is not given is left to the service's defaults. */
final class JobOptions {

    @Option(names = "--directory", paramLabel = "DIR", description = "Working directory; default: that of the command.")
    Optional<String> directory = Optional.empty();

    @Option(
            names = {"-e", "--env"},
            paramLabel = "KEY=VALUE",
            description = "A variable of its environment; may be repeated.")
    Map<String, String> environment = new LinkedHashMap<>();

    @Option(names = "--buffer-size", paramLabel = "LINES", description = "How many lines read returns; default: 20.")
    Optional<Integer> bufferSize = Optional.empty();

    @Option(names = "--no-log", description = "Write no log files.")
    boolean noLog;

    @Option(names = "--stop-signal", paramLabel = "SIGNAL", description = "What asks the job to end; default: TERM.")
    Optional<String> stopSignal = Optional.empty();

    @Option(names = "--stop-timeout", paramLabel = "TIME", description = "When it is killed then, such as 10s or 2m.")
    Optional<String> stopTimeout = Optional.empty();

    @Option(names = "--shell", description = "Let /bin/sh run the command line, with pipes and variables.")
    boolean shell;

    @Option(names = "--interpreter", paramLabel = "PROGRAM", description = "What runs the command, such as 'php -q'.")
    Optional<String> interpreter = Optional.empty();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any setting, as in reeve set; may be repeated.")
    List<String> settings = new ArrayList<>();
}
