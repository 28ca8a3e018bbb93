package io.reeve.service.cli;

import java.io.IOException;
import java.io.PrintStream;

/** What {@code bin/reeved} runs in Java: {@code run}, {@code stop} and {@code train}. The rest is the script itself. */
public final class ReevedCommand {

    private static final int FAILED = 1;

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
        ReevedArguments arguments;
        try {
            arguments = ReevedArguments.parse(words);
        } catch (IllegalArgumentException misuse) {
            err.println("reeved: " + misuse.getMessage());
            return ExitCode.USAGE;
        }
        try {
            return execute(arguments);
        } catch (Exception failure) {
            return report(failure);
        }
    }

    private int execute(ReevedArguments arguments) throws Exception {
        switch (arguments.command()) {
            case "run" -> runner.run(arguments.home(), arguments.settings());
            case "stop" -> new StopCommand(arguments.home(), out).stop(arguments.keepJobs());
            case "train" -> new TrainCommand(runner, arguments.home()).train();
            default -> {
                err.println("reeved: unknown command " + arguments.command());
                return ExitCode.USAGE;
            }
        }
        return ExitCode.OK;
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
