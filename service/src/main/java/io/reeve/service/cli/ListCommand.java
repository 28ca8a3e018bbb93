package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code reeve ls}. */
@Command(description = "Lists jobs and their states.")
final class ListCommand implements Callable<Integer> {

    private final ReeveCommand reeve;

    ListCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        JsonObject all = reeve.client().invoke(ObjectNames.SERVER, "statusAll").getAsJsonObject();
        JsonObject states = new JsonObject();
        Table table = new Table();
        for (Map.Entry<String, JsonElement> job : new TreeMap<>(all.asMap()).entrySet()) {
            JsonElement state = job.getValue().getAsJsonObject().get("state");
            states.add(job.getKey(), state);
            table.row(job.getKey(), state.getAsString());
        }
        if (reeve.json()) {
            reeve.print(states);
        } else {
            table.print(reeve.terminal());
        }
        return ExitCode.OK;
    }
}
