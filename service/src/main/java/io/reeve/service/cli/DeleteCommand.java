package io.reeve.service.cli;

import io.reeve.mbeans.ObjectNames;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code reeve delete}. */
final class DeleteCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve delete NAME... [-l SELECTOR]", """
                Removes jobs that are not running. Their logs stay.
                NAME is a job, or a glob such as 'billing-*'.
                """, 1, Syntax.ANY, Syntax.selector());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        JobCalls jobs = session.jobs();
        Map<String, JolokiaReply> replies = new LinkedHashMap<>();
        for (String name : jobs.expand(given.words(), given.selectors())) {
            // That a job is unknown is told by its MBean; the server's refusal would be a sentence only.
            JolokiaReply known = jobs.client().send(JolokiaRequest.read(ObjectNames.job(name), "Name"));
            JolokiaRequest delete = JolokiaRequest.exec(ObjectNames.SERVER, "delete", name);
            replies.put(name, known.isOk() ? jobs.client().send(delete) : known);
        }
        return Outcomes.report(session, jobs, replies, (name, nothing) -> name + ": deleted");
    }
}
