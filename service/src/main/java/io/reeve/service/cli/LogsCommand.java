package io.reeve.service.cli;

import io.reeve.mbeans.OutputStreamName;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code reeve logs}. */
final class LogsCommand implements Subcommand {

    private static final int DEFAULT_LINES = 20;

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve logs NAME... [-l SELECTOR] [OPTIONS]",
                """
                Prints recent output of jobs: standard output to standard output, standard error to standard error. NAME is a
                job, or a glob such as 'billing-*'. Of several jobs, or instances, each line is behind the name of its own.
                What is kept are the last bytes of each stream (jobs.ringBytes); older lines are in the log files.
                """,
                1,
                Syntax.ANY,
                Syntax.selector(),
                Option.builder("n")
                        .hasArg()
                        .argName("LINES")
                        .desc("How many lines of each stream; default: " + DEFAULT_LINES + ".")
                        .get(),
                new Option("f", "Go on with what is printed from now on, until Ctrl-C."),
                Syntax.flag("out", "Standard output only."),
                Syntax.flag("err", "Standard error only; it goes to standard output then."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException, InterruptedException {
        int lines = given.integer("-n").orElse(DEFAULT_LINES);
        if (lines < 0) {
            throw CommandFailedException.usage("-n is " + lines + ": expected 0 or more");
        }
        if (session.json()) {
            throw CommandFailedException.usage("logs prints a stream, not a JSON value; use read --json");
        }
        List<String> names = session.jobs().expand(given.words(), given.selectors());
        Follower follower = new Follower(session, names, lines, streams(given));
        follower.printRecent();
        if (given.has("-f")) {
            follower.followUntilNobodyReads();
        }
        return follower.finish();
    }

    /** Those that --out and --err leave. */
    static List<OutputStreamName> streams(Given given) {
        boolean out = given.has("--out");
        boolean err = given.has("--err");
        if (out && err) {
            throw CommandFailedException.usage("choose one of --out and --err, or none");
        }
        if (out || err) {
            return List.of(out ? OutputStreamName.OUT : OutputStreamName.ERR);
        }
        return List.of(OutputStreamName.OUT, OutputStreamName.ERR);
    }
}
