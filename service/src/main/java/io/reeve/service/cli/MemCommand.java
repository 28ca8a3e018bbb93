package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reeve mem}. */
@Command(
        description = {
            "Shows the memory of jobs, each with all its processes.",
            "RSS counts shared pages in each process, PSS divides them among their users."
        })
final class MemCommand implements Callable<Integer> {

    private final ReeveCommand reeve;

    @Parameters(
            paramLabel = "NAME",
            description = "Names of jobs, or globs such as 'billing-*'; none for all that run.")
    private List<String> names = List.of();

    MemCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        JobCalls jobs = reeve.jobs();
        Outcomes outcomes = new Outcomes(reeve);
        Table table = new Table("NAME", "RSS", "PSS", "PROCESSES");
        if (names.isEmpty()) {
            JsonObject all = jobs.client().invoke(ObjectNames.SERVER, "memAll").getAsJsonObject();
            new TreeMap<>(all.asMap()).forEach((name, use) -> add(outcomes, table, name, use));
        } else {
            Map<String, JolokiaReply> replies =
                    jobs.ask(jobs.expand(names), name -> JolokiaRequest.exec(ObjectNames.job(name), "mem"));
            for (Map.Entry<String, JolokiaReply> reply : replies.entrySet()) {
                if (reply.getValue().isOk()) {
                    add(outcomes, table, reply.getKey(), reply.getValue().value());
                } else {
                    outcomes.failed(reply.getKey(), jobs.failure(reply.getKey(), reply.getValue()));
                }
            }
        }
        if (!reeve.json()) {
            table.print(reeve.terminal());
        }
        return outcomes.finish();
    }

    private static void add(Outcomes outcomes, Table table, String name, JsonElement value) {
        JsonObject use = value.getAsJsonObject();
        outcomes.add(name, use);
        table.row(
                name,
                People.bytes(use.get("residentBytes").getAsLong()),
                People.bytes(use.get("proportionalBytes").getAsLong()),
                use.get("processes").getAsString());
    }
}
