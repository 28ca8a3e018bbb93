package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.time.Instant;
import java.util.List;

/** {@code reeve token}. */
final class TokenCommand implements Subcommand {

    private static final int DAYS = 90;

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve token ls | add USER LABEL | delete ID",
                """
                Manages tokens, by which programs act for a user. add prints the token, which is told only then; it goes into
                REEVE_TOKEN, behind 'Authorization: Bearer', or in place of a password.
                """,
                1,
                3,
                Syntax.option("days", "DAYS", "When it expires, 1 to 3,650 days from now; default: " + DAYS + "."),
                Syntax.option("privileges", "PRIVILEGES", "What it may of what the user may; default: all of it."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> words = given.words();
        switch (words.get(0) + " " + words.size()) {
            case "ls 1" -> list(session);
            case "add 3" -> {
                String privileges = given.value("--privileges").orElse("*");
                int days = given.integer("--days").orElse(DAYS);
                JsonObject token = session.client()
                        .invoke(ObjectNames.AUTH, "addToken", words.get(1), words.get(2), privileges, days)
                        .getAsJsonObject();
                session.tell(token, token.get("token").getAsString());
            }
            case "delete 2" ->
                session.tell(
                        session.client().invoke(ObjectNames.AUTH, "deleteToken", words.get(1)),
                        words.get(1) + ": deleted");
            default -> throw CommandFailedException.usage("expected ls, add USER LABEL or delete ID");
        }
        return ExitCode.OK;
    }

    private static void list(Session session) throws ServiceUnreachableException {
        JsonObject tokens =
                session.client().invoke(ObjectNames.AUTH, "getTokens").getAsJsonObject();
        if (session.json()) {
            session.print(tokens);
            return;
        }
        Table table = new Table("ID", "USER", "LABEL", "PRIVILEGES", "EXPIRES", "LAST USED");
        tokens.asMap().forEach((id, token) -> {
            JsonObject facts = token.getAsJsonObject();
            table.row(
                    id,
                    facts.get("user").getAsString(),
                    facts.get("label").getAsString(),
                    facts.get("privileges").getAsString(),
                    instant(facts.get("expiresAtMillis").getAsLong()),
                    instant(facts.get("lastUsedAtMillis").getAsLong()));
        });
        table.print(session.terminal());
    }

    private static String instant(long millis) {
        return millis == 0 ? "" : Instant.ofEpochMilli(millis / 1_000 * 1_000).toString();
    }
}
