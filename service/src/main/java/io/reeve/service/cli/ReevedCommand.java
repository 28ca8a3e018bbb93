package io.reeve.service.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;

/** What {@code bin/reeved} runs in Java; the rest of its commands is the script itself. */
@Command(name = "reeved", description = "Runs or stops the Reeve service; bin/reeved is the way to call it.")
public final class ReevedCommand {

    private final CommandLine commandLine;

    public ReevedCommand(ServiceRunner runner) {
        commandLine = new CommandLine(this)
                .addSubcommand(new RunCommand(runner))
                .addSubcommand(new StopCommand())
                .addSubcommand(new TrainCommand(runner))
                .setExecutionExceptionHandler(ReevedCommand::report);
    }

    /** Returns the exit code: 0 for success, 1 for failure, 2 for wrong usage. */
    public int execute(String... arguments) {
        return commandLine.execute(arguments);
    }

    /** What is expected to go wrong speaks for itself; only a defect of ours needs a stack trace. */
    private static int report(Exception failure, CommandLine command, ParseResult ignored) {
        boolean expected = failure instanceof IOException
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException;
        if (expected && failure.getMessage() != null) {
            command.getErr().println("reeved: " + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }
}
