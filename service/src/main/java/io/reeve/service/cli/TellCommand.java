package io.reeve.service.cli;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.cli.Option;

/**
 * {@code reeve start}, {@code stop}, {@code restart} and {@code wakeup}: an operation of every job that is named.
 *
 * @param description what it does, in a sentence
 * @param ofGlobs which of the jobs that match a glob or a selector are meant, in words
 * @param wanted the same by their state
 */
record TellCommand(String operation, String description, String ofGlobs, Predicate<JobState> wanted)
        implements Subcommand {

    static TellCommand start() {
        return new TellCommand(
                "start",
                "Starts jobs and returns once their processes exist.",
                "do not run",
                state -> !isActive(state));
    }

    static TellCommand stop() {
        return new TellCommand(
                "stop",
                "Stops jobs and returns once nothing of them is left.",
                "run, or wait to be started again",
                TellCommand::isActive);
    }

    static TellCommand restart() {
        return new TellCommand(
                "restart",
                "Stops jobs that run, and starts them again.",
                "run, or wait to be started again",
                TellCommand::isActive);
    }

    static TellCommand wakeup() {
        return new TellCommand(
                "wakeup",
                "Starts at once every instance that ought to be up and is not, as it waits, failed or ended.",
                "are not STOPPED",
                state -> state != JobState.STOPPED);
    }

    @Override
    public Syntax syntax() {
        boolean restart = operation.equals("restart");
        Option rolling = Syntax.flag("rolling", "One instance after the other, each when the one before is ready.");
        return Syntax.of(
                "reeve " + operation + (restart ? " [--rolling]" : "") + " NAME... [-l SELECTOR]",
                description
                        + "\nNAME is a job, or a glob such as 'billing-*'. Globs and selectors stand for those of the"
                        + " jobs that " + ofGlobs + ".",
                1,
                Syntax.ANY,
                restart ? new Option[] {Syntax.selector(), rolling} : new Option[] {Syntax.selector()});
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        JobCalls jobs = session.jobs();
        String wish = given.has("--rolling") ? "rollingRestart" : operation;
        Map<String, JolokiaReply> replies = jobs.tell(
                jobs.expand(given.words(), given.selectors(), wanted),
                name -> JolokiaRequest.exec(ObjectNames.job(name), wish));
        return Outcomes.report(session, jobs, replies, JobLine::of);
    }

    /** A job in BACKOFF has no process, but one to come, which a stop prevents. */
    private static boolean isActive(JobState state) {
        return state.hasProcess() || state == JobState.BACKOFF;
    }
}
