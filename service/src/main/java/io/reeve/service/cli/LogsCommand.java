package io.reeve.service.cli;

import io.reeve.mbeans.OutputStreamName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reeve logs}. */
@Command(
        sortOptions = false,
        description = {
            "Prints recent output of a job: standard output to standard output, standard error to standard error.",
            "What is kept are the last bytes of each stream (jobs.ringBytes); older lines are in the log files."
        })
final class LogsCommand implements Callable<Integer> {

    private final ReeveCommand reeve;

    @Parameters(paramLabel = "NAME", description = "Name of the job.")
    private String name = "";

    @Option(names = "-n", paramLabel = "LINES", description = "How many lines of each stream; default: 20.")
    private int lines = 20;

    @Option(names = "-f", description = "Go on with what is printed from now on, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--out", description = "Standard output only.")
    private boolean outOnly;

    @Option(names = "--err", description = "Standard error only; it goes to standard output then.")
    private boolean errOnly;

    LogsCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException, InterruptedException {
        if (lines < 0 || (outOnly && errOnly)) {
            throw CommandFailedException.usage(
                    lines < 0 ? "-n is " + lines + ": expected 0 or more" : "choose one of --out and --err, or none");
        }
        if (reeve.json()) {
            throw CommandFailedException.usage("logs prints a stream, not a JSON value; use read --json");
        }
        Follower follower = new Follower(reeve, name, lines, streams());
        follower.printRecent();
        if (follow) {
            follower.followUntilNobodyReads();
        }
        return ExitCode.OK;
    }

    private List<OutputStreamName> streams() {
        if (outOnly || errOnly) {
            return List.of(outOnly ? OutputStreamName.OUT : OutputStreamName.ERR);
        }
        return List.of(OutputStreamName.OUT, OutputStreamName.ERR);
    }
}
