package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code reeve schedule add}. */
final class ScheduleAddCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve schedule add NAME 'CRON' | NAME --condition JSON",
                """
                Adds a schedule to a job and prints its id: reeve schedule add backup '0 3 * * *' --set timezone=Europe/Berlin
                CRON is minute, hour, day of month, month and day of week, perhaps with a second before these; or @daily,
                @every 90m, @reboot and the like. It is one argument: quote it.
                """ + ScheduleSettings.NAMES,
                2,
                Syntax.ANY,
                ScheduleSettings.conditionOption(),
                ScheduleSettings.setOption());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> words = given.words();
        String job = words.get(1);
        if (words.size() > 3) {
            throw ScheduleSettings.unquoted(words.subList(2, words.size()));
        }
        JsonObject settings = ScheduleSettings.of(words.stream().skip(2).findFirst(), given);
        Schedules schedules = new Schedules(session.jobs());
        String id = schedules.askOf(job, "add", settings.toString()).getAsString();
        JsonObject added = new JsonObject();
        added.addProperty("job", job);
        added.addProperty("id", id);
        session.tell(added, id);
        if (session.terminal().watched() && !session.json()) {
            preview(schedules, new ScheduleId(job, id)).ifPresent(preview -> explain(session, preview));
        }
        return ExitCode.OK;
    }

    /** Empty if the caller may add schedules and not look at them. */
    private static Optional<JsonElement> preview(Schedules schedules, ScheduleId schedule)
            throws ServiceUnreachableException {
        try {
            return Optional.of(schedules.ask(schedule, "next", 1));
        } catch (CommandFailedException e) {
            return Optional.empty();
        }
    }

    private static void explain(Session session, JsonElement preview) {
        ScheduleText.preview(
                        preview.getAsJsonObject(),
                        Language.EN,
                        session.surroundings().clock())
                .lines()
                .forEach(line -> session.surroundings().out().println(Terminal.plain(line)));
    }
}
