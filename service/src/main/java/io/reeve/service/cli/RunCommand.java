package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;

/** {@code reeve run}. */
final class RunCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve run NAME... [-l SELECTOR]", """
                Runs the commands of jobs once more, beside what runs of them and to their ends, and returns once the
                processes exist. Nothing starts such a run again; reeve stop ends it together with its job, and
                reeve status -v shows it. NAME is a job, or a glob such as 'billing-*'.
                """, 1, Syntax.ANY, Syntax.selector());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        JobCalls jobs = session.jobs();
        Map<String, JolokiaReply> replies = jobs.tell(
                jobs.expand(given.words(), given.selectors()),
                name -> JolokiaRequest.exec(ObjectNames.job(name), "run"));
        return Outcomes.report(session, jobs, replies, RunCommand::line);
    }

    private static String line(String name, JsonElement status) {
        JsonObject run = status.getAsJsonObject();
        return "%s:%s: pid %s"
                .formatted(name, run.get("number").getAsString(), run.get("pid").getAsString());
    }
}
