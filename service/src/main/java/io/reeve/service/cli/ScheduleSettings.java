package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.reeve.service.cli.SettingArguments.Assignment;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** The settings of a schedule as the command line has them. */
final class ScheduleSettings {

    /** What they are, for help texts. */
    static final String NAMES = """
            Settings: timezone, start, end (2026-12-24, 2026-12-24T18:00), enable, action (start, restart),
            concurrency (forbid, queue, replace: if the job is still up), catchUp (none, once, all: what was missed),
            deadline, jitter, timeout, retryDelay (90s, 1h30m), retries.
            """;

    private static final String CRON = "cron";
    private static final String CONDITION = "condition";

    private ScheduleSettings() {}

    static Option conditionOption() {
        return Syntax.option(
                CONDITION, "JSON", "When, as fields such as {\"H\":\"03\"}, in place of a CRON expression.");
    }

    static Option setOption() {
        return Syntax.option("set", "KEY=VALUE", "A setting; may be repeated.");
    }

    /**
     * Those of a new schedule, by a CRON expression and the options.
     *
     * @throws CommandFailedException for wrong usage
     */
    static JsonObject of(Optional<String> cron, Given given) {
        JsonObject settings = new JsonObject();
        cron.ifPresent(text -> settings.addProperty(CRON, text));
        given.value("--condition").ifPresent(text -> settings.add(CONDITION, condition(text)));
        given.values("--set").forEach(argument -> put(settings, argument));
        if (settings.has(CRON) == settings.has(CONDITION)) {
            throw CommandFailedException.usage(
                    settings.has(CRON)
                            ? "a CRON expression and a condition are too much: choose one of them"
                            : "a CRON expression such as '0 3 * * *' is missing, and so is --condition");
        }
        return settings;
    }

    private static JsonElement condition(String text) {
        try {
            JsonElement condition = JsonParser.parseString(text);
            if (condition.isJsonObject()) {
                return condition;
            }
        } catch (JsonParseException e) {
            // said below, with what was expected
        }
        throw CommandFailedException.usage(
                "--condition is '" + text + "': expected a JSON object such as '{\"H\":\"03\"}'");
    }

    /** Changes of a schedule; an empty value stands for null, which is the default. */
    static JsonObject changes(List<String> arguments) {
        JsonObject settings = new JsonObject();
        for (int i = 0; i < arguments.size(); i++) {
            boolean restOfCron = settings.has(CRON) && arguments.get(i).indexOf('=') < 0;
            if (restOfCron) {
                throw unquoted(List.of());
            }
            put(settings, arguments.get(i));
        }
        return settings;
    }

    private static void put(JsonObject settings, String argument) {
        Assignment assignment = SettingArguments.split(argument);
        String key = assignment.key();
        if (settings.has(key)) {
            throw CommandFailedException.usage(key + " is given twice");
        }
        settings.add(key, value(key, assignment.value()));
    }

    private static JsonElement value(String key, String value) {
        if (value.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        return key.equals(CRON) ? new JsonPrimitive(value) : SettingArguments.value(key, value);
    }

    /** What to say where a CRON expression came as several words, of which the shell may have made file names. */
    static CommandFailedException unquoted(List<String> words) {
        boolean cron = words.size() >= 2
                && (words.get(0).startsWith("@") || words.stream().allMatch(word -> word.matches("[0-9*?/,#LW-]+")));
        return CommandFailedException.usage("CRON is one argument and has to be quoted, such as '"
                + (cron ? String.join(" ", words) : "0 3 * * *")
                + "'; without quotes the shell makes several of it, and names of files of *");
    }
}
