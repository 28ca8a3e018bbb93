package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.AuditCheck;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.audit.AuditFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code reeve audit}. */
final class AuditCommand implements Subcommand {

    private static final int DEFAULT_LINES = 20;
    private static final int MOST_LINES = 10_000;

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve audit [-n LINES | --verify | --directory DIR]",
                """
                Shows who changed what, and who was denied what: the last records of the audit trail.
                With --verify or --directory it checks instead that nothing in the trail was changed, taken out or put in;
                the exit code is 0 only if that is so, otherwise 1.
                """,
                0,
                0,
                Option.builder("n")
                        .hasArg()
                        .argName("LINES")
                        .desc("How many records, 1 to 10,000; default: " + DEFAULT_LINES + ".")
                        .get(),
                Syntax.flag("verify", "Let the service check the trail; it knows which record is the last."),
                Syntax.option(
                        "directory", "DIR", "Check the files there, without a service and its knowledge of the last."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        Optional<String> directory = given.value("--directory");
        boolean check = directory.isPresent() || given.has("--verify");
        if (check && given.has("-n")) {
            throw CommandFailedException.usage("-n shows records; choose between that and checking them");
        }
        if (!check) {
            return show(session, lines(given));
        }
        return report(
                session,
                directory.isPresent()
                        ? checked(session.surroundings().directory().resolve(directory.get()))
                        : session.client().invoke(ObjectNames.AUDIT, "verify").getAsJsonObject());
    }

    private static int lines(Given given) {
        int lines = given.integer("-n").orElse(DEFAULT_LINES);
        if (lines < 1 || lines > MOST_LINES) {
            throw CommandFailedException.usage("-n is " + lines + ": expected 1 to 10,000");
        }
        return lines;
    }

    private static int show(Session session, int lines) throws ServiceUnreachableException {
        JsonArray records =
                session.client().invoke(ObjectNames.AUDIT, "tail", lines).getAsJsonArray();
        if (session.json()) {
            session.print(records);
        } else if (!records.isEmpty()) {
            table(records).print(session.terminal());
        }
        return ExitCode.OK;
    }

    private static Table table(JsonArray records) {
        Table table = new Table("TIME", "WHO", "FROM", "DOOR", "WHAT", "ON", "OUTCOME", "WHY");
        for (JsonElement record : records) {
            JsonObject line = record.getAsJsonObject();
            table.row(
                    line.get("at").getAsString(),
                    line.get("who").getAsString(),
                    line.get("from").getAsString(),
                    line.get("door").getAsString(),
                    line.get("what").getAsString(),
                    line.get("on").getAsString(),
                    line.get("outcome").getAsString(),
                    line.get("why").getAsString());
        }
        return table;
    }

    private static JsonObject checked(Path directory) {
        try {
            AuditCheck check = AuditFiles.verify(directory);
            JsonArray problems = new JsonArray();
            check.problems().forEach(problems::add);
            JsonObject json = new JsonObject();
            json.addProperty("records", check.records());
            json.addProperty("lastHash", check.lastHash());
            json.add("problems", problems);
            return json;
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static int report(Session session, JsonObject check) {
        JsonArray problems = check.getAsJsonArray("problems");
        long records = check.get("records").getAsLong();
        if (problems.isEmpty()) {
            session.tell(check, inOrder(records, check.get("lastHash").getAsString()));
            return ExitCode.OK;
        }
        if (session.json()) {
            session.print(check);
        } else {
            problems.forEach(problem -> session.tell(problem, problem.getAsString()));
        }
        session.terminal().complain("the audit trail of " + count(records) + " is not as it was written");
        return ExitCode.REFUSED;
    }

    private static String inOrder(long records, String lastHash) {
        return records == 0 ? "no records yet" : count(records) + ", all in order, last hash " + lastHash;
    }

    private static String count(long records) {
        return records == 1 ? "1 record" : records + " records";
    }
}
