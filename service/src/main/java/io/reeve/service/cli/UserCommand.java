package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.util.List;

/** {@code reeve user}. */
final class UserCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve user ls | add NAME PRIVILEGES | set NAME PRIVILEGES | passwd NAME | delete NAME", """
                Manages users. PRIVILEGES are separated by commas: sets (viewer, operator, admin), names of commands (START,
                STOP, READ...), or * for all; each may be limited to jobs: operator@billing-*.
                add and passwd ask for the password, or read a line of standard input; an empty one makes a random one,
                which is printed.
                """, 1, 3);
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> words = given.words();
        String what = words.get(0);
        int expected =
                switch (what) {
                    case "ls" -> 1;
                    case "passwd", "delete" -> 2;
                    case "add", "set" -> 3;
                    default -> throw CommandFailedException.usage("user has no command " + what);
                };
        if (words.size() != expected) {
            throw CommandFailedException.usage("user " + what + " takes " + (expected - 1) + " words");
        }
        switch (what) {
            case "ls" -> list(session);
            case "add" -> add(session, words.get(1), words.get(2));
            case "set" -> {
                JsonElement user = update(session, words.get(1), "privileges", words.get(2));
                tell(session, user, new NewPassword("", false));
            }
            case "passwd" -> {
                NewPassword password = password(session, words.get(1));
                tell(session, update(session, words.get(1), "password", password.text()), password);
            }
            default -> {
                JsonElement nothing = session.client().invoke(ObjectNames.AUTH, "delete", words.get(1));
                session.tell(nothing, words.get(1) + ": deleted");
            }
        }
        return ExitCode.OK;
    }

    private static void list(Session session) throws ServiceUnreachableException {
        JsonObject users = session.client().invoke(ObjectNames.AUTH, "getAll").getAsJsonObject();
        if (session.json()) {
            session.print(users);
            return;
        }
        Table table = new Table("NAME", "PRIVILEGES");
        users.asMap()
                .forEach((name, user) ->
                        table.row(name, user.getAsJsonObject().get("privileges").getAsString()));
        table.print(session.terminal());
    }

    private static void add(Session session, String name, String privileges) throws ServiceUnreachableException {
        NewPassword password = password(session, name);
        JsonElement user = session.client().invoke(ObjectNames.AUTH, "add", name, password.text(), privileges, "");
        tell(session, user, password);
    }

    private static JsonElement update(Session session, String name, String key, String value)
            throws ServiceUnreachableException {
        JsonObject change = new JsonObject();
        change.addProperty(key, value);
        return session.client().invoke(ObjectNames.AUTH, "update", name, change.toString());
    }

    /** A password that nobody typed is told here or never. */
    private static void tell(Session session, JsonElement user, NewPassword password) {
        JsonObject facts = user.getAsJsonObject();
        if (password.isRandom()) {
            facts.addProperty("password", password.text());
        }
        String line =
                facts.get("name").getAsString() + ": " + facts.get("privileges").getAsString();
        session.tell(facts, line + password.told());
    }

    private static NewPassword password(Session session, String user) {
        try {
            return NewPassword.ask(user, session.surroundings().in());
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
