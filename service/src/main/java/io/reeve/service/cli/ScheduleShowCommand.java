package io.reeve.service.cli;

import com.google.gson.JsonObject;
import java.util.List;

/** {@code reeve schedule show}. */
final class ScheduleShowCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve schedule show NAME [ID]",
                "Shows all settings of a schedule, and when it fires in words.",
                2,
                3,
                Language.option());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        Language language = Language.of(given);
        List<String> words = given.words();
        Schedules schedules = new Schedules(session.jobs());
        ScheduleId schedule = schedules.findOne(words.get(1), words.subList(2, words.size()));
        JsonObject info = schedules.ask(schedule, "get").getAsJsonObject();
        if (language == Language.ZH) {
            JsonObject preview = schedules.ask(schedule, "next", 0).getAsJsonObject();
            info.add("words", preview.get(language.member()));
        }
        if (session.json()) {
            session.print(info);
        } else {
            ScheduleText.table(info, session.surroundings().clock()).print(session.terminal());
        }
        return ExitCode.OK;
    }
}
