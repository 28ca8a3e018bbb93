package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code reeve ls}. */
final class ListCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve ls [-l SELECTOR]", "Lists jobs and their states.", 0, 0, Syntax.selector());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        JsonObject states = new JsonObject();
        Table table = new Table();
        for (Map.Entry<String, JsonElement> job :
                statuses(session.jobs(), given.selectors()).entrySet()) {
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

    private static Map<String, JsonElement> statuses(JobCalls jobs, List<String> selectors)
            throws ServiceUnreachableException {
        Map<String, JsonElement> statuses = new TreeMap<>();
        if (selectors.isEmpty()) {
            statuses.putAll(jobs.client()
                    .invoke(ObjectNames.SERVER, "statusAll")
                    .getAsJsonObject()
                    .asMap());
        }
        for (String selector : selectors) {
            statuses.putAll(jobs.select(selector));
        }
        return statuses;
    }
}
