package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.BiFunction;

/** What became of a command to several jobs: a line or a JSON member each. One failure does not hide the others. */
final class Outcomes {

    private final ReeveCommand reeve;
    private final JsonObject json = new JsonObject();
    private int exitCode = ExitCode.OK;

    Outcomes(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    /** Reports all; the line tells people of a success. Returns the exit code of the first failure. */
    static int report(
            ReeveCommand reeve,
            JobCalls jobs,
            Map<String, JolokiaReply> replies,
            BiFunction<String, JsonElement, String> line)
            throws ServiceUnreachableException {
        Outcomes outcomes = new Outcomes(reeve);
        for (Map.Entry<String, JolokiaReply> entry : replies.entrySet()) {
            String name = entry.getKey();
            if (!entry.getValue().isOk()) {
                outcomes.failed(name, jobs.failure(name, entry.getValue()));
                continue;
            }
            outcomes.json.add(name, entry.getValue().value());
            if (!reeve.json()) {
                reeve.surroundings()
                        .out()
                        .println(
                                Terminal.plain(line.apply(name, entry.getValue().value())));
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
        reeve.terminal().complain(String.valueOf(failure.getMessage()));
    }

    /** Prints the JSON, if that is wanted, and says how it went. */
    int finish() {
        if (reeve.json()) {
            reeve.print(json);
        }
        return exitCode;
    }
}
