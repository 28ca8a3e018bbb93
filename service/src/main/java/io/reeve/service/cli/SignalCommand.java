package io.reeve.service.cli;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import java.util.List;
import java.util.Map;

/** {@code reeve signal}. */
final class SignalCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve signal SIGNAL NAME... [-l SELECTOR]", """
                Sends a signal to the own process of each instance of jobs, not to its children. What follows if that ends
                it says the job's restart policy; reeve stop is what stops a job.
                SIGNAL is a name such as HUP or SIGHUP, or a number. NAME is a job, or a glob such as 'billing-*'; globs and
                selectors stand for those of the jobs that have a process.
                """, 2, Syntax.ANY, Syntax.selector());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        String signal = given.words().get(0);
        List<String> names = given.words().subList(1, given.words().size());
        JobCalls jobs = session.jobs();
        Map<String, JolokiaReply> replies = jobs.tell(
                jobs.expand(names, given.selectors(), JobState::hasProcess),
                name -> JolokiaRequest.exec(ObjectNames.job(name), "signal", signal));
        return Outcomes.report(session, jobs, replies, JobLine::of);
    }
}
