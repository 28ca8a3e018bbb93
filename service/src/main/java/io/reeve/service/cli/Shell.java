package io.reeve.service.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How a command line answers when something goes wrong: one sentence, the right exit code, and no stack trace. */
final class Shell {

    private final Terminal terminal;

    private Shell(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine over(CommandLine line, Terminal terminal) {
        Shell shell = new Shell(terminal);
        return line.setOut(new PrintWriter(terminal.out(), false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), false, StandardCharsets.UTF_8))
                // A job's argument may well begin with @.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(terminal.colour() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setParameterExceptionHandler(shell::wrongUsage)
                .setExecutionExceptionHandler(shell::failed);
    }

    private int wrongUsage(ParameterException e, String[] args) {
        return usage(e.getCommandLine(), String.valueOf(e.getMessage()));
    }

    private int usage(CommandLine line, String sentence) {
        terminal.complain(sentence);
        line.usage(terminal.err());
        return ExitCode.USAGE;
    }

    private int failed(Exception e, CommandLine line, ParseResult parsed) {
        String sentence = e.getMessage() == null ? e.toString() : e.getMessage();
        if (e instanceof CommandFailedException failed) {
            if (failed.exitCode() == ExitCode.USAGE) {
                return usage(line, sentence);
            }
            terminal.complain(sentence);
            return failed.exitCode();
        }
        if (e instanceof ServiceUnreachableException) {
            Object root = line.getCommandSpec().root().userObject();
            terminal.complain(sentence + (root instanceof ReeveCommand reeve ? "\n" + reeve.hint() : ""));
            return ExitCode.UNREACHABLE;
        }
        terminal.complain(sentence);
        return ExitCode.REFUSED;
    }
}
