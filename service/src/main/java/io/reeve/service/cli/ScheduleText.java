package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.spi.Durations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Schedules as people read them. */
final class ScheduleText {

    private static final Set<String> VERBATIM = Set.of("timezone", "signal");
    private static final String MILLIS = "Millis";
    private static final List<String> INSTANTS = List.of("startMillis", "endMillis");

    private ScheduleText() {}

    /** The cron expression, or the condition. */
    static String when(JsonObject info) {
        String cron = info.get("cron").getAsString();
        return cron.isEmpty() ? info.get("condition").toString() : cron;
    }

    /** When it fires next; empty for never. */
    static String next(JsonObject info, Clock clock) {
        return info.get("enable").getAsBoolean()
                ? Moment.text(info.get("nextRunMillis").getAsLong(), clock)
                : "off";
    }

    /** The end of a sentence that says when it fires next. */
    static String after(JsonObject info, Clock clock) {
        String next = next(info, clock);
        return next.isEmpty() || next.equals("off") ? "" : ", next " + next;
    }

    /** What became of the last firing; empty if there was none. */
    static String outcome(JsonObject info) {
        String outcome = info.get("lastOutcome").getAsString();
        return outcome.equals("NONE") ? "" : outcome;
    }

    /** Everything about a schedule, settings by the names that {@code set} takes. */
    static Table table(JsonObject info, Clock clock) {
        Table table = new Table();
        table.row("job", info.get("job").getAsString());
        table.row("id", info.get("id").getAsString());
        table.row("words", info.get("words").getAsString());
        table.row(info.get("cron").getAsString().isEmpty() ? "condition" : "cron", when(info));
        for (String key : List.of(
                "timezone", "startMillis", "endMillis", "enable", "action", "signal", "concurrency", "catchUp")) {
            table.row(name(key), setting(key, info.get(key), clock));
        }
        for (String key : List.of("deadlineMillis", "jitterMillis", "timeoutMillis", "retries", "retryDelayMillis")) {
            table.row(name(key), setting(key, info.get(key), clock));
        }
        table.row("created", Moment.text(info.get("createdAtMillis").getAsLong(), clock));
        table.row("next", next(info, clock));
        table.row("last", Moment.text(info.get("lastRunMillis").getAsLong(), clock));
        table.row("outcome", outcome(info));
        return table;
    }

    private static String name(String key) {
        return key.endsWith(MILLIS) ? key.substring(0, key.length() - MILLIS.length()) : key;
    }

    private static String setting(String key, JsonElement value, Clock clock) {
        if (INSTANTS.contains(key)) {
            return Moment.text(value.getAsLong(), clock);
        }
        if (key.endsWith(MILLIS)) {
            long millis = value.getAsLong();
            return millis == 0 ? "" : Durations.format(Duration.ofMillis(millis));
        }
        String text = value.getAsString();
        return VERBATIM.contains(key) ? text : text.toLowerCase(Locale.ROOT);
    }

    /** When something fires, in words and then time by time. */
    static String preview(JsonObject preview, Language language, Clock clock) {
        StringBuilder text = new StringBuilder(preview.get(language.member()).getAsString()).append('\n');
        JsonArray next = preview.getAsJsonArray("next");
        next.forEach(time -> text.append(Moment.text(time.getAsLong(), clock)).append('\n'));
        if (next.isEmpty()) {
            text.append(language.never()).append('\n');
        }
        return text.toString();
    }
}
