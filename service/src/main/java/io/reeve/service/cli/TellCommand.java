package io.reeve.service.cli;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;

/** {@code reeve start}, {@code stop} and {@code restart}: an operation of every job that is named. */
record TellCommand(String operation) implements Subcommand {

    @Override
    public Syntax syntax() {
        String description =
                switch (operation) {
                    case "start" -> "Starts jobs and returns once their processes exist.";
                    case "stop" -> "Stops jobs and returns once nothing of them is left.";
                    default -> "Stops jobs that run, and starts them again.";
                };
        return Syntax.of(
                "reeve " + operation + " NAME...",
                description + "\nNAME is a job, or a glob such as 'billing-*', which stands for those of the jobs that "
                        + (starts() ? "do not run." : "run, or wait to be started again."),
                1,
                Syntax.ANY);
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        JobCalls jobs = session.jobs();
        Map<String, JolokiaReply> replies = jobs.tell(
                jobs.expand(given.words(), this::appliesTo),
                name -> JolokiaRequest.exec(ObjectNames.job(name), operation));
        return Outcomes.report(session, jobs, replies, JobLine::of);
    }

    private boolean starts() {
        return operation.equals("start");
    }

    /** A job in BACKOFF has no process, but one to come, which a stop prevents. */
    private boolean appliesTo(JobState state) {
        return starts() != (state.hasProcess() || state == JobState.BACKOFF);
    }
}
