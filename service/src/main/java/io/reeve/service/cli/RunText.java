package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.RunTrigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs of schedules as people read them. */
final class RunText {

    private RunText() {}

    /**
     * A line for each.
     *
     * @param verbose whether what those that failed wrote last is shown below them
     */
    static Table table(List<JsonObject> runs, boolean verbose, Clock clock) {
        List<String> ids =
                runs.stream().map(run -> run.get("schedule").getAsString()).toList();
        boolean several = Set.copyOf(ids).size() > 1;
        List<String> shown = ScheduleId.shortened(ids);
        Table table = new Table(
                several
                        ? new String[] {"RUN", "ID", "DUE", "STARTED", "TOOK", "PEAK", "OUTCOME", "BY", "REASON"}
                        : new String[] {"RUN", "DUE", "STARTED", "TOOK", "PEAK", "OUTCOME", "BY", "REASON"});
        for (int i = 0; i < runs.size(); i++) {
            List<String> cells = cells(runs.get(i), clock);
            if (several) {
                cells.add(1, shown.get(i));
            }
            table.row(cells.toArray(String[]::new));
            if (verbose) {
                table.below(lastLines(runs.get(i)));
            }
        }
        return table;
    }

    private static List<String> cells(JsonObject run, Clock clock) {
        return new ArrayList<>(List.of(
                run.get("run").getAsString(),
                Moment.text(run.get("dueMillis").getAsLong(), clock),
                Moment.text(run.get("startedAtMillis").getAsLong(), clock),
                took(run),
                peak(run),
                run.get("outcome").getAsString(),
                by(run),
                reason(run)));
    }

    /** How long the job ran; empty if it did not, or still does. */
    static String took(JsonObject run) {
        long started = run.get("startedAtMillis").getAsLong();
        long ended = run.get("endedAtMillis").getAsLong();
        if (started == 0 || ended == 0) {
            return "";
        }
        long millis = Math.max(0, ended - started);
        return millis < 1000 ? millis + " ms" : People.duration(Duration.ofMillis(millis));
    }

    /** The most memory that was seen; empty if nobody looked. */
    private static String peak(JsonObject run) {
        long bytes = run.get("peakBytes").getAsLong();
        return bytes == 0 ? "" : People.bytes(bytes);
    }

    private static String by(JsonObject run) {
        String who = run.get("by").getAsString();
        String attempt = run.get("attempt").getAsString();
        return switch (RunTrigger.valueOf(run.get("trigger").getAsString())) {
            case SCHEDULE -> "schedule";
            case CATCH_UP -> "catch-up";
            case RETRY -> "retry, try " + attempt;
            case MANUAL -> who.isEmpty() ? "manual" : who;
        };
    }

    /** How the process ended and why, without saying one of them twice. */
    static String reason(JsonObject run) {
        String exit = run.get("exit").getAsString();
        String reason = run.get("reason").getAsString();
        long missed = run.get("missed").getAsLong();
        String both = reason.contains(exit) ? reason : reason.isEmpty() ? exit : exit + ", " + reason;
        return missed > 1 ? both + " (" + missed + " times)" : both;
    }

    static List<String> lastLines(JsonObject run) {
        return run.getAsJsonArray("lastLines").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}
