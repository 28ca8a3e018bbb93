package io.reeve.service.cli;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code bin/reeve}: commands for jobs, sent to a service that runs. */
@Command(
        name = "reeve",
        sortOptions = false,
        descriptionHeading = "%n",
        description = "Manages background jobs: sends a command to the Reeve service.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands (reeve COMMAND --help tells more):%n",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  the service refused; standard error says why",
            "  2  wrong usage",
            "  3  no service answers",
            "  4  there is no such job",
            "  5  status NAME...: not all of these jobs are running",
            "Of several failures, the first one counts.",
            "",
            "Without --url, the service is that of REEVE_URL, or of the home that --home or REEVE_HOME names, or of the",
            "directory that Reeve is installed in; else " + ServiceAddress.DEFAULT_URL + "."
        })
public final class ReeveCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Home of the service.")
    private Optional<Path> home = Optional.empty();

    @Option(names = "--url", paramLabel = "URL", scope = ScopeType.INHERIT, description = "Jolokia URL of the service.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON for scripts, and nothing else.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version of this command.")
    @SuppressWarnings("UnusedVariable")
    private boolean version;

    private ReeveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(Surroundings.ofProcess(), Arguments.inUtf8(args)));
    }

    static int run(Surroundings surroundings, String... args) {
        ReeveCommand reeve = new ReeveCommand(surroundings);
        CommandLine line = new CommandLine(reeve);
        Commands.addTo(line, reeve, Arrays.asList(args));
        int code = Shell.over(line, surroundings.terminal()).execute(args);
        surroundings.out().flush();
        surroundings.err().flush();
        return code;
    }

    @Override
    public Integer call() {
        throw CommandFailedException.usage("a command is missing; see reeve --help");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Terminal terminal() {
        return surroundings.terminal();
    }

    boolean json() {
        return json;
    }

    void print(JsonElement value) {
        surroundings.out().println(value);
    }

    /** Waits as long as an answer takes: a stop lasts as long as the job's stop timeout. */
    JolokiaClient client() {
        return new JolokiaClient(address().url(), Duration.ZERO);
    }

    JobCalls jobs() {
        return new JobCalls(client());
    }

    private ServiceAddress address() {
        return ServiceAddress.find(url, home, surroundings);
    }

    /** How to get a service that answers. */
    String hint() {
        return address().hint();
    }
}
