package io.reeve.service.cli;

import com.google.gson.JsonObject;
import java.util.List;

/** {@code reeve schedule set}. */
final class ScheduleSetCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve schedule set NAME [ID] KEY=VALUE...", """
                Changes settings of a schedule; what is not named stays, and KEY= goes back to its default:
                reeve schedule set backup 3f2a8c1d cron='0 4 * * *' retries=2 timeout=
                A condition is an object: condition='{"H":"04"}'
                """ + ScheduleSettings.NAMES, 3, Syntax.ANY);
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> words = given.words();
        int settings = words.get(2).indexOf('=') < 0 ? 3 : 2;
        if (words.size() == settings) {
            throw CommandFailedException.usage("there is nothing to set; expected KEY=VALUE");
        }
        JsonObject changes = ScheduleSettings.changes(words.subList(settings, words.size()));
        Schedules schedules = new Schedules(session.jobs());
        ScheduleId schedule = schedules.findOne(words.get(1), words.subList(2, settings));
        JsonObject info = schedules.ask(schedule, "update", changes.toString()).getAsJsonObject();
        session.tell(
                info,
                schedule + ": changed"
                        + ScheduleText.after(info, session.surroundings().clock()));
        return ExitCode.OK;
    }
}
