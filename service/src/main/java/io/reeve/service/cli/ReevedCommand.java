package io.reeve.service.cli;

import io.reeve.service.cli.SettingArguments.Assignment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code bin/reeved} runs in Java: {@code run}, {@code stop}, {@code passwd} and {@code train}. The rest is the script itself. */
public final class ReevedCommand {

    private static final int FAILED = 1;

    private static final Syntax SYNTAX = new Syntax(
            "reeved COMMAND --home DIR",
            "",
            Syntax.options(
                    Syntax.option("home", "DIR", "Home of the service."),
                    Syntax.option("set", "KEY=VALUE", "Overrides a setting; may be repeated."),
                    Syntax.flag("again", "Starts with the settings of the last start, unless given."),
                    Syntax.flag("keep-jobs", "Leaves the jobs running.")),
            1,
            2);

    private final ServiceRunner runner;
    private final PrintStream out;
    private final PrintStream err;

    public ReevedCommand(ServiceRunner runner) {
        this(runner, System.out, System.err);
    }

    ReevedCommand(ServiceRunner runner, PrintStream out, PrintStream err) {
        this.runner = runner;
        this.out = out;
        this.err = err;
    }

    /** Returns the exit code: 0 for success, 1 for failure, 2 for wrong usage; says on standard error what failed. */
    public int execute(String... words) {
        try {
            execute(SYNTAX.parse(List.of(words)));
            return ExitCode.OK;
        } catch (CommandFailedException misuse) {
            err.println("reeved: " + misuse.getMessage());
            return misuse.exitCode();
        } catch (Exception failure) {
            return report(failure);
        }
    }

    private void execute(Given given) throws Exception {
        Path home = given.value("--home")
                .map(Path::of)
                .orElseThrow(() -> CommandFailedException.usage("--home DIR is missing"))
                .toAbsolutePath()
                .normalize();
        String command = given.words().get(0);
        switch (command) {
            case "run" -> runner.run(home, settings(given, home));
            case "stop" -> new StopCommand(home, out).stop(given.has("--keep-jobs"));
            case "passwd" ->
                new PasswdCommand(home, System.in, out)
                        .change(given.words().size() > 1 ? given.words().get(1) : "admin");
            case "train" -> new TrainCommand(runner, home).train();
            default -> throw CommandFailedException.usage("unknown command " + command);
        }
    }

    private static Map<String, String> settings(Given given, Path home) throws IOException {
        Map<String, String> settings =
                new LinkedHashMap<>(given.has("--again") ? ServiceFile.lastSettings(home) : Map.of());
        for (String pair : given.values("--set")) {
            Assignment assignment = SettingArguments.split(pair);
            settings.put(assignment.key(), assignment.value());
        }
        return settings;
    }

    /** What is expected to go wrong speaks for itself; only a defect of ours needs a stack trace. */
    private int report(Exception failure) {
        boolean expected = failure instanceof IOException
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof RefusedException;
        if (expected && failure.getMessage() != null) {
            err.println("reeved: " + failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        return FAILED;
    }
}
