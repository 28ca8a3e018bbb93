package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.RunOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;

/** {@code reeve schedule history}. */
final class ScheduleHistoryCommand implements Subcommand {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 1000;

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve schedule history NAME [ID]",
                """
                Shows what became of firings of a job's schedules, or of one of them, the newest first.
                DUE is when it was to fire, TOOK how long the run took, BY what or who made it fire.
                PEAK is the most memory of the job that was seen at looks some seconds apart; it may have had more.
                """ + Moment.FORMS,
                2,
                3,
                Syntax.option("outcome", "OUTCOME", "Only those that came to this: " + outcomes() + "."),
                Syntax.option("since", "TIME", "Those due at that time or later."),
                Syntax.option("until", "TIME", "Those due before that time."),
                Syntax.count("LIMIT", "How many", DEFAULT_LIMIT),
                new Option("v", "verbose", false, "With the last lines of runs that failed."));
    }

    private static String outcomes() {
        return Arrays.stream(RunOutcome.values())
                .filter(outcome -> outcome != RunOutcome.NONE)
                .map(RunOutcome::name)
                .collect(Collectors.joining(", "));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        Clock clock = session.surroundings().clock();
        String outcome =
                given.value("--outcome").map(ScheduleHistoryCommand::outcome).orElse("");
        Optional<Instant> since = Moment.option("--since", given, clock);
        Optional<Instant> until = Moment.option("--until", given, clock);
        Moment.requireOrder(since, until);
        int limit = given.count(DEFAULT_LIMIT, MOST);
        String job = given.words().get(1);
        List<String> words = given.words().subList(2, given.words().size());
        Schedules schedules = new Schedules(session.jobs());
        String id = words.isEmpty() ? "" : schedules.findOne(job, words).id();
        JsonArray runs = schedules
                .askOf(
                        job,
                        "history",
                        id,
                        outcome,
                        since.map(Instant::toEpochMilli).orElse(0L),
                        until.map(Instant::toEpochMilli).orElse(0L),
                        limit)
                .getAsJsonArray();
        if (runs.isEmpty()) {
            schedules.require(job, id);
        }
        print(session, runs, given.has("-v"));
        return ExitCode.OK;
    }

    private static String outcome(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!List.of(outcomes().split(", ")).contains(upper)) {
            throw CommandFailedException.usage("--outcome is " + name + ": expected one of " + outcomes());
        }
        return upper;
    }

    private static void print(Session session, JsonArray array, boolean verbose) {
        if (session.json()) {
            session.print(array);
            return;
        }
        List<JsonObject> runs =
                array.asList().stream().map(JsonElement::getAsJsonObject).toList();
        if (!runs.isEmpty()) {
            RunText.table(runs, verbose, session.surroundings().clock()).print(session.terminal());
        }
    }
}
