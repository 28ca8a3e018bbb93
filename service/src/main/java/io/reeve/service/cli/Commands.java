package io.reeve.service.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands of {@code bin/reeve}, in the order of the help. */
final class Commands {

    private static final List<String> NAMES =
            List.of("add", "delete", "set", "get", "ls", "start", "stop", "restart", "status", "read", "mem", "logs");

    private Commands() {}

    /**
     * Adds the commands that the arguments may mean, or all of them when they name none. Reading the annotations of all
     * takes longer than everything else that a short command does.
     */
    static void addTo(CommandLine line, ReeveCommand reeve, List<String> args) {
        List<String> named = NAMES.stream().filter(args::contains).toList();
        boolean wantsAll =
                named.isEmpty() || args.get(0).equals("-h") || args.get(0).equals("--help");
        for (String name : wantsAll ? NAMES : named) {
            CommandLine command = new CommandLine(create(name, reeve));
            command.getCommandSpec().name(name);
            describe(command.getCommandSpec().usageMessage(), name);
            line.addSubcommand(name, command);
        }
        String version = Commands.class.getPackage().getImplementationVersion();
        line.getCommandSpec().version("reeve " + (version == null ? "(development)" : version));
    }

    private static void describe(UsageMessageSpec help, String name) {
        switch (name) {
            case "start" -> help.description("Starts jobs and returns once their processes exist.");
            case "stop" -> help.description("Stops jobs and returns once nothing of them is left.");
            case "restart" -> help.description("Stops jobs that run, and starts them again.");
            default -> {
                // The class says what it does.
            }
        }
    }

    private static Object create(String name, ReeveCommand reeve) {
        return switch (name) {
            case "add" -> new AddCommand(reeve);
            case "delete" -> new DeleteCommand(reeve);
            case "set" -> new SetCommand(reeve);
            case "get" -> new GetCommand(reeve);
            case "ls" -> new ListCommand(reeve);
            case "start", "stop", "restart" -> new TellCommand(reeve, name);
            case "status" -> new StatusCommand(reeve);
            case "read" -> new ReadCommand(reeve);
            case "mem" -> new MemCommand(reeve);
            case "logs" -> new LogsCommand(reeve);
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
