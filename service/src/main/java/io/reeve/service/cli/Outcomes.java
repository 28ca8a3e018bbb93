package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.BiFunction;

/** What became of a command to several jobs: a line or a JSON member each. One failure does not hide the others. */
final class Outcomes {

    private final Session session;
    private final JsonObject json = new JsonObject();
    private int exitCode = ExitCode.OK;

    Outcomes(Session session) {
        this.session = session;
    }

    /** Reports all; the text tells people of a success, in lines. Returns the exit code of the first failure. */
    static int report(
            Session session,
            JobCalls jobs,
            Map<String, JolokiaReply> replies,
            BiFunction<String, JsonElement, String> text)
            throws ServiceUnreachableException {
        Outcomes outcomes = new Outcomes(session);
        for (Map.Entry<String, JolokiaReply> entry : replies.entrySet()) {
            String name = entry.getKey();
            if (!entry.getValue().isOk()) {
                outcomes.failed(name, jobs.failure(name, entry.getValue()));
                continue;
            }
            outcomes.json.add(name, entry.getValue().value());
            if (!session.json()) {
                text.apply(name, entry.getValue().value())
                        .lines()
                        .forEach(line -> session.surroundings().out().println(Terminal.plain(line)));
            }
        }
        return outcomes.finish();
    }

    void add(String name, JsonElement value) {
        json.add(name, value);
    }

    void failed(String name, CommandFailedException failure) {
        JsonObject error = new JsonObject();
        error.addProperty("error", failure.getMessage());
        json.add(name, error);
        exitCode = exitCode == ExitCode.OK ? failure.exitCode() : exitCode;
        session.terminal().complain(String.valueOf(failure.getMessage()));
    }

    /** Prints the JSON, if that is wanted, and says how it went. */
    int finish() {
        if (session.json()) {
            session.print(json);
        }
        return exitCode;
    }
}
