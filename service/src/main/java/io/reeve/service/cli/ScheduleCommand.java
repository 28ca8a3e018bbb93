package io.reeve.service.cli;

import io.reeve.service.config.Suggestion;
import java.util.List;

/** {@code reeve schedule}, which has commands of its own. */
final class ScheduleCommand implements Subcommand {

    private static final List<String> NAMES =
            List.of("ls", "add", "set", "rm", "run", "on", "off", "show", "next", "history");

    private static final Syntax SYNTAX = Syntax.of("reeve schedule COMMAND [ARGUMENTS]", """
            Starts jobs at set times.

            Commands (reeve schedule COMMAND --help tells more):
              ls [NAME...]                   List schedules.
              add NAME 'CRON'                Add a schedule; --condition '{"H":"03"}' stands in for CRON.
              set NAME [ID] KEY=VALUE...     Change settings of a schedule.
              rm NAME [ID...]                Remove schedules.
              run NAME [ID] [--wait]         Fire a schedule now.
              on, off NAME [ID...]           Let schedules fire, or not.
              show NAME [ID]                 Show all settings of a schedule, and what they mean.
              next NAME [ID] | --cron 'CRON' Say when a schedule fires, or would fire.
              history NAME [ID]              Show what became of firings.

            ID is that of ls, or its first characters, 4 at least. A job's only schedule needs none.
            The exit code is 4 if there is no such job or schedule.
            """, 1, Syntax.ANY);

    private ScheduleCommand() {}

    /** The command that the first word names; one that says what there is, if it names none. */
    static Subcommand of(List<String> args) {
        List<String> words = SYNTAX.parseToFirstWord(args).words();
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "ls" -> new ScheduleListCommand();
            case "add" -> new ScheduleAddCommand();
            case "set" -> new ScheduleSetCommand();
            case "rm" -> new ScheduleRemoveCommand();
            case "run" -> new ScheduleRunCommand();
            case "on" -> new ScheduleSwitchCommand("on");
            case "off" -> new ScheduleSwitchCommand("off");
            case "show" -> new ScheduleShowCommand();
            case "next" -> new ScheduleNextCommand();
            case "history" -> new ScheduleHistoryCommand();
            default -> new ScheduleCommand();
        };
    }

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Session session, Given given) {
        String word = given.words().get(0);
        throw CommandFailedException.usage("schedule has no command " + word + Suggestion.question(word, NAMES));
    }
}
