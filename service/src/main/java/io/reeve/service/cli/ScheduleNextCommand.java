package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code reeve schedule next}. */
final class ScheduleNextCommand implements Subcommand {

    private static final int DEFAULT_COUNT = 5;
    private static final int MOST = 1000;

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve schedule next NAME [ID] | --cron 'CRON' | --condition JSON",
                """
                Says in words when a schedule fires, then time by time. With --cron or --condition it says so of one that is
                not added: reeve schedule next --cron '0 3 * * MON' --set timezone=Asia/Shanghai
                """,
                1,
                Syntax.ANY,
                Syntax.option("cron", "CRON", "A CRON expression, in quotes."),
                ScheduleSettings.conditionOption(),
                ScheduleSettings.setOption(),
                Syntax.count("COUNT", "How many times", DEFAULT_COUNT),
                Language.option());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        Language language = Language.of(given);
        int count = given.count(DEFAULT_COUNT, MOST);
        JsonObject preview =
                preview(new Schedules(session.jobs()), given, count).getAsJsonObject();
        if (session.json()) {
            session.print(preview);
            return ExitCode.OK;
        }
        ScheduleText.preview(preview, language, session.surroundings().clock())
                .lines()
                .forEach(line -> session.surroundings().out().println(Terminal.plain(line)));
        return ExitCode.OK;
    }

    private static JsonElement preview(Schedules schedules, Given given, int count) throws ServiceUnreachableException {
        List<String> words = given.words().subList(1, given.words().size());
        Optional<String> cron = given.value("--cron");
        if (cron.isEmpty() && !given.has("--condition") && !given.has("--set")) {
            checkCount(words);
            return schedules.ask(schedules.findOne(words.get(0), words.subList(1, words.size())), "next", count);
        }
        if (cron.isPresent() && !words.isEmpty()) {
            throw ScheduleSettings.unquoted(List.of());
        }
        if (!words.isEmpty()) {
            throw CommandFailedException.usage(
                    "--condition and --set are for a schedule that is not added; leave out " + words.get(0));
        }
        return schedules.ask("preview", ScheduleSettings.of(cron, given).toString(), count);
    }

    private static void checkCount(List<String> words) {
        if (words.isEmpty()) {
            throw CommandFailedException.usage("a NAME, --cron or --condition is missing");
        }
        if (words.size() > 2) {
            throw CommandFailedException.usage("'" + words.get(2) + "' is too much");
        }
    }
}
