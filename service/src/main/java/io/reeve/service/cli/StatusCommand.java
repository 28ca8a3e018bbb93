package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.Option;

/** {@code reeve status}. */
final class StatusCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve status [-v] [NAME...] [-l SELECTOR]",
                """
                Shows what jobs do; without names, all of them. NAME is a job, or a glob such as 'billing-*'.
                Of those named that are FATAL, it also shows the last lines of standard error.
                With names or -l, the exit code is 0 only if all of them are RUNNING or STARTING, otherwise 5, or 4 if one
                does not exist. Without them, it is 0 if the service answers.
                """,
                0,
                Syntax.ANY,
                Syntax.selector(),
                new Option("v", "verbose", false, "Each instance, with its memory and times."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        boolean verbose = given.has("-v");
        return given.namesJobs() ? named(session, given, verbose) : all(session, verbose);
    }

    private static int all(Session session, boolean verbose) throws ServiceUnreachableException {
        JsonObject all =
                session.client().invoke(ObjectNames.SERVER, "statusAll").getAsJsonObject();
        Outcomes outcomes = new Outcomes(session);
        Map<String, JsonElement> sorted = new TreeMap<>(all.asMap());
        sorted.forEach(outcomes::add);
        print(session, List.copyOf(sorted.values()), verbose);
        return outcomes.finish();
    }

    private static int named(Session session, Given given, boolean verbose) throws ServiceUnreachableException {
        JobCalls jobs = session.jobs();
        Outcomes outcomes = new Outcomes(session);
        List<JsonElement> found = new ArrayList<>();
        Map<String, JolokiaReply> replies = jobs.ask(
                jobs.expand(given.words(), given.selectors()),
                name -> JolokiaRequest.exec(ObjectNames.job(name), "status"));
        for (Map.Entry<String, JolokiaReply> reply : replies.entrySet()) {
            if (reply.getValue().isOk()) {
                outcomes.add(reply.getKey(), reply.getValue().value());
                found.add(reply.getValue().value());
            } else {
                outcomes.failed(reply.getKey(), jobs.failure(reply.getKey(), reply.getValue()));
            }
        }
        print(session, found, verbose);
        found.forEach(status -> printErrors(session, status.getAsJsonObject()));
        int code = outcomes.finish();
        return code == ExitCode.OK && !found.stream().allMatch(StatusCommand::runs) ? ExitCode.NOT_RUNNING : code;
    }

    private static void print(Session session, List<JsonElement> statuses, boolean verbose)
            throws ServiceUnreachableException {
        if (session.json() || statuses.isEmpty()) {
            return;
        }
        if (verbose) {
            new VerboseStatus(session).print(statuses);
            return;
        }
        Table table = new Table("NAME", "STATE", "PID", "SINCE", "RESTARTS", "LAST EXIT", "REASON");
        for (JsonElement status : statuses) {
            JsonObject job = status.getAsJsonObject();
            long pid = job.get("pid").getAsLong();
            table.row(
                    job.get("name").getAsString(),
                    job.get("state").getAsString(),
                    pid == 0 ? "" : Long.toString(pid),
                    since(session, job.get("sinceMillis").getAsLong()),
                    job.get("restarts").getAsString(),
                    job.getAsJsonObject("lastExit").get("text").getAsString(),
                    job.get("reason").getAsString());
        }
        table.print(session.terminal());
    }

    /** What one that was given up wrote to standard error last, where people look at it by name. */
    private static void printErrors(Session session, JsonObject status) {
        JsonArray lines = status.getAsJsonArray("lastErrors");
        if (session.json() || lines.isEmpty()) {
            return;
        }
        PrintStream out = session.terminal().out();
        out.println("\n" + Terminal.plain(status.get("name").getAsString()) + ", last lines of standard error:");
        lines.forEach(line -> out.println("  " + Terminal.plain(line.getAsString())));
    }

    private static String since(Session session, long millis) {
        long now = session.surroundings().clock().millis();
        return millis == 0 ? "" : People.duration(Duration.ofMillis(now - millis));
    }

    private static boolean runs(JsonElement status) {
        String state = status.getAsJsonObject().get("state").getAsString();
        return state.equals("RUNNING") || state.equals("STARTING");
    }
}
