package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;

/** {@code reeve explain}. */
final class ExplainCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve explain NAME... [-l SELECTOR]", """
                Says why a job is in its state, since when, and what happens next, with the last lines of its standard
                error if it does not run. NAME is a job, or a glob such as 'billing-*'.
                """, 1, Syntax.ANY, Syntax.selector());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        JobCalls jobs = session.jobs();
        Map<String, JolokiaReply> replies = jobs.ask(
                jobs.expand(given.words(), given.selectors()),
                name -> JolokiaRequest.exec(ObjectNames.job(name), "explain"));
        return Outcomes.report(session, jobs, replies, ExplainCommand::text);
    }

    private static String text(String name, JsonElement explanation) {
        return explanation.getAsString().stripTrailing();
    }
}
