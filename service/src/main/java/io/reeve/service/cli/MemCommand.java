package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;
import java.util.TreeMap;

/** {@code reeve mem}. */
final class MemCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve mem [NAME...] [-l SELECTOR]", """
                Shows the memory of jobs, each with all its processes; without names, of all that run.
                RSS counts shared pages in each process, PSS divides them among their users.
                """, 0, Syntax.ANY, Syntax.selector());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        JobCalls jobs = session.jobs();
        Outcomes outcomes = new Outcomes(session);
        Table table = new Table("NAME", "RSS", "PSS", "PROCESSES");
        if (!given.namesJobs()) {
            JsonObject all = jobs.client().invoke(ObjectNames.SERVER, "memAll").getAsJsonObject();
            new TreeMap<>(all.asMap()).forEach((name, use) -> add(outcomes, table, name, use));
        } else {
            Map<String, JolokiaReply> replies = jobs.ask(
                    jobs.expand(given.words(), given.selectors()),
                    name -> JolokiaRequest.exec(ObjectNames.job(name), "mem"));
            for (Map.Entry<String, JolokiaReply> reply : replies.entrySet()) {
                if (reply.getValue().isOk()) {
                    add(outcomes, table, reply.getKey(), reply.getValue().value());
                } else {
                    outcomes.failed(reply.getKey(), jobs.failure(reply.getKey(), reply.getValue()));
                }
            }
        }
        if (!session.json()) {
            table.print(session.terminal());
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
