package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reeve add}. */
@Command(
        sortOptions = false,
        description = {
            "Defines a job: reeve add ticker --env LANG=C -- ./tick.sh --every 5",
            "Everything behind -- is the command and reaches the job exactly as it is here; with --shell, the words are"
                    + " joined by blanks into one command line. A path with a / is meant from the present directory."
        })
final class AddCommand implements Callable<Integer> {

    private final ReeveCommand reeve;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the new job.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "The program and its arguments.")
    private List<String> command = new ArrayList<>();

    @Mixin
    private JobOptions options = new JobOptions();

    @Option(names = "--start", description = "Start the job at once.")
    private boolean start;

    AddCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        NewJob job = NewJob.of(command, options, reeve.surroundings().directory());
        JobCalls jobs = reeve.jobs();
        JsonElement definition = jobs.client()
                .invoke(
                        ObjectNames.SERVER,
                        "add",
                        name,
                        job.command(),
                        job.settings().toString());
        if (!start) {
            if (reeve.json()) {
                reeve.print(definition);
            } else {
                reeve.surroundings().out().println(Terminal.plain(name) + ": added");
            }
            return ExitCode.OK;
        }
        JolokiaReply started = jobs.client().send(JolokiaRequest.exec(ObjectNames.job(name), "start"));
        return Outcomes.report(reeve, jobs, Map.of(name, started), JobLine::of);
    }
}
