package io.reeve.service.cli;

import io.reeve.service.config.Suggestion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code bin/reeve}: commands for jobs, sent to a service that runs. */
public final class ReeveCommand {

    private static final Syntax SYNTAX = Syntax.of(
            "reeve [OPTIONS] COMMAND [ARGUMENTS]",
            """
            Manages background jobs: sends a command to the Reeve service.

            Commands (reeve COMMAND --help tells more):
              add NAME [OPTIONS] -- COMMAND...  Define a job.
              delete NAME...                    Remove jobs that are not running.
              set NAME KEY=VALUE...             Change settings of a job.
              get NAME | get --all              Print settings.
              ls                                List jobs and their states.
              start NAME...                     Start jobs.
              stop NAME...                      Stop jobs.
              restart [--rolling] NAME...       Stop jobs that run, and start them again.
              wakeup NAME...                    Start at once what ought to be up and is not.
              run NAME...                       Run the commands of jobs once more, beside what runs of them.
              signal SIGNAL NAME...             Send a signal to the processes of jobs.
              scale NAME... COUNT               Change the number of instances.
              status [-v] [NAME...]             Show what jobs do.
              explain NAME...                   Say why a job is in its state, and what happens next.
              read NAME [--err]                 Print the last lines of a job's output.
              env NAME                          Print the environment that a job would get.
              mem [NAME...]                     Show the memory of jobs.
              logs NAME [-f] [-n LINES]         Print recent output, and follow it.
              grep TEXT NAME...                 Search the log files of jobs.
              files NAME [DIRECTORY/FILE]       List log files, or print one.
              schedule ls | add | set | rm | run | on | off | show | next | history
                                                Start jobs at set times.
              audit [-n LINES] [--verify]       Show who changed what, and check these records.
              user ls | add | set | passwd | delete
                                                Manage users.
              token ls | add | delete           Manage the tokens of programs.

            Where several jobs can be named, NAME may be a glob such as 'billing-*', and -l chooses jobs by their labels:
            reeve restart -l team=billing,tier!=db

            Exit codes:
              0  done
              1  the service refused, or a check found problems; standard error says why. Or grep found nothing
              2  wrong usage
              3  no service answers
              4  there is no such job or schedule
              5  status NAME... or -l: not all of these jobs are running
            Of several failures, the first one counts.

            The user who runs the service needs no login; others put a token into REEVE_TOKEN.

            Without --url, the service is that of REEVE_URL, or of the home that --home or REEVE_HOME names, or of the
            directory that Reeve is installed in; else http://127.0.0.1:8778/jolokia.
            REEVE_CA names a file (PEM) with the certificates to trust at a URL of https; a home has that of its service.
            """,
            0,
            Syntax.ANY,
            Syntax.flag("version", "Print the version of this command."));

    private final Surroundings surroundings;

    private ReeveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(Surroundings.ofProcess(), Arguments.inUtf8(args)));
    }

    static int run(Surroundings surroundings, String... args) {
        int code = new ReeveCommand(surroundings).run(Arrays.asList(args));
        surroundings.out().flush();
        surroundings.err().flush();
        return code;
    }

    private int run(List<String> args) {
        try {
            Given given = SYNTAX.parseToFirstWord(args);
            if (given.has("--help") || given.has("--version")) {
                return given.has("--help") ? help(SYNTAX) : version();
            }
            if (given.words().isEmpty()) {
                throw CommandFailedException.usage("a command is missing");
            }
            return run(given, subcommand(given.words()));
        } catch (CommandFailedException e) {
            return failed(e, SYNTAX);
        }
    }

    private int run(Given common, Subcommand command) {
        try {
            List<String> words = common.words();
            Given given = command.syntax().parse(words.subList(1, words.size()));
            if (given.has("--help")) {
                return help(command.syntax());
            }
            return run(session(common, given), command, given);
        } catch (CommandFailedException e) {
            return failed(e, command.syntax());
        }
    }

    private int run(Session session, Subcommand command, Given given) {
        try {
            return command.run(session, given);
        } catch (ServiceUnreachableException e) {
            throw new CommandFailedException(ExitCode.UNREACHABLE, e.getMessage() + "\n" + session.hint());
        } catch (RefusedException | IllegalArgumentException | InterruptedException e) {
            throw new CommandFailedException(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private Session session(Given common, Given given) {
        return new Session(
                surroundings,
                given.value("--url").or(() -> common.value("--url")),
                given.value("--home").or(() -> common.value("--home")).map(Path::of),
                given.has("--json") || common.has("--json"));
    }

    private int failed(CommandFailedException e, Syntax syntax) {
        surroundings.terminal().complain(String.valueOf(e.getMessage()));
        if (e.exitCode() == ExitCode.USAGE) {
            surroundings.err().println();
            syntax.printHelp(surroundings.err());
        }
        return e.exitCode();
    }

    private static Subcommand subcommand(List<String> words) {
        String name = words.get(0);
        return switch (name) {
            case "add" -> new AddCommand();
            case "delete" -> new DeleteCommand();
            case "set" -> new SetCommand();
            case "get" -> new GetCommand();
            case "ls" -> new ListCommand();
            case "start" -> TellCommand.start();
            case "stop" -> TellCommand.stop();
            case "restart" -> TellCommand.restart();
            case "wakeup" -> TellCommand.wakeup();
            case "run" -> new RunCommand();
            case "signal" -> new SignalCommand();
            case "scale" -> new ScaleCommand();
            case "explain" -> new ExplainCommand();
            case "env" -> new EnvCommand();
            case "status" -> new StatusCommand();
            case "read" -> new ReadCommand();
            case "mem" -> new MemCommand();
            case "logs" -> new LogsCommand();
            case "grep" -> new GrepCommand();
            case "files" -> new FilesCommand();
            case "schedule" -> ScheduleCommand.of(words.subList(1, words.size()));
            case "audit" -> new AuditCommand();
            case "user" -> new UserCommand();
            case "token" -> new TokenCommand();
            default ->
                throw CommandFailedException.usage("there is no " + (name.startsWith("-") ? "option " : "command ")
                        + name + Suggestion.question(name, NAMES));
        };
    }

    static final List<String> NAMES = List.of(
            "add",
            "delete",
            "set",
            "get",
            "ls",
            "start",
            "stop",
            "restart",
            "wakeup",
            "run",
            "signal",
            "scale",
            "status",
            "explain",
            "read",
            "env",
            "mem",
            "logs",
            "grep",
            "files",
            "schedule",
            "audit",
            "user",
            "token");

    private int help(Syntax syntax) {
        syntax.printHelp(surroundings.out());
        return ExitCode.OK;
    }

    private int version() {
        String version = ReeveCommand.class.getPackage().getImplementationVersion();
        surroundings.out().print("reeve " + Optional.ofNullable(version).orElse("(development)") + "\n");
        return ExitCode.OK;
    }
}
