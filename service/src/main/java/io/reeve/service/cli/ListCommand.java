package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;
import java.util.TreeMap;

/** {@code reeve ls}. */
final class ListCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve ls", "Lists jobs and their states.", 0, 0);
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        JsonObject all =
                session.client().invoke(ObjectNames.SERVER, "statusAll").getAsJsonObject();
        JsonObject states = new JsonObject();
        Table table = new Table();
        for (Map.Entry<String, JsonElement> job : new TreeMap<>(all.asMap()).entrySet()) {
            JsonElement state = job.getValue().getAsJsonObject().get("state");
            states.add(job.getKey(), state);
            table.row(job.getKey(), state.getAsString());
        }
        if (session.json()) {
            session.print(states);
        } else {
            table.print(session.terminal());
        }
        return ExitCode.OK;
    }
}
