package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.RunOutcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code reeve schedule run}. */
final class ScheduleRunCommand implements Subcommand {

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    /** A run is among the last ones when it is first looked for; later on there is a time to look from. */
    private static final int LATEST = 1000;

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve schedule run NAME [ID] [--wait]",
                """
                Fires a schedule now, also one that is off, and prints the number of the run.
                With --wait it returns when the run is over, and the exit code is 0 only if it SUCCEEDED, otherwise 1.
                """,
                2,
                3,
                Syntax.flag("wait", "Wait for the end of the run."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException, InterruptedException {
        List<String> words = given.words();
        Schedules schedules = new Schedules(session.jobs());
        ScheduleId schedule = schedules.findOne(words.get(1), words.subList(2, words.size()));
        long number = schedules.ask(schedule, "run").getAsLong();
        if (!given.has("--wait")) {
            session.tell(json(schedule, number), schedule + ": run " + number);
            return ExitCode.OK;
        }
        if (!session.json()) {
            session.tell(json(schedule, number), schedule + ": run " + number);
            session.surroundings().out().flush();
        }
        return report(session, end(schedules, schedule, number));
    }

    private static JsonObject json(ScheduleId schedule, long number) {
        JsonObject run = new JsonObject();
        run.addProperty("job", schedule.job());
        run.addProperty("schedule", schedule.id());
        run.addProperty("run", number);
        return run;
    }

    /** Nothing tells of the end of a run but a look. */
    private static JsonObject end(Schedules schedules, ScheduleId schedule, long number)
            throws ServiceUnreachableException, InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        JsonObject run = look(schedules, schedule, number, 0);
        while (!outcome(run).isFinal()) {
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
            run = look(schedules, schedule, number, run.get("dueMillis").getAsLong());
        }
        return run;
    }

    private static JsonObject look(Schedules schedules, ScheduleId schedule, long number, long since)
            throws ServiceUnreachableException {
        JsonArray runs =
                schedules.ask(schedule, "history", "", since, 0L, LATEST).getAsJsonArray();
        Optional<JsonObject> run = runs.asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(each -> each.get("run").getAsLong() == number)
                .findFirst();
        return run.orElseThrow(() -> new CommandFailedException(
                ExitCode.REFUSED, "run " + number + " of " + schedule + " is not on record: its end is unknown"));
    }

    private static RunOutcome outcome(JsonObject run) {
        return RunOutcome.valueOf(run.get("outcome").getAsString());
    }

    private static int report(Session session, JsonObject run) {
        session.tell(run, line(run));
        if (!session.json()) {
            PrintStream out = session.surroundings().out();
            RunText.lastLines(run).forEach(line -> out.println("    " + Terminal.plain(line)));
        }
        return outcome(run) == RunOutcome.SUCCEEDED ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static String line(JsonObject run) {
        String took = RunText.took(run);
        String reason = RunText.reason(run);
        return outcome(run) + (took.isEmpty() ? "" : " after " + took) + (reason.isEmpty() ? "" : ": " + reason);
    }
}
