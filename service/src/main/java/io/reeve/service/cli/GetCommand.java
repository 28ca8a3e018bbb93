package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reeve get}. */
@Command(description = "Prints the settings of a job, with defaults filled in.")
final class GetCommand implements Callable<Integer> {

    private final ReeveCommand reeve;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the job.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--all", description = "The settings of all jobs by name.")
    private boolean all;

    GetCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        if (all == name.isPresent()) {
            throw CommandFailedException.usage("expected either a NAME or --all");
        }
        JobCalls jobs = reeve.jobs();
        JsonElement value =
                all ? jobs.client().invoke(ObjectNames.SERVER, "getAll") : definition(jobs, name.orElseThrow());
        if (reeve.json()) {
            reeve.print(value);
        } else {
            reeve.surroundings().out().print(DefinitionText.of(value.getAsJsonObject(), all));
        }
        return ExitCode.OK;
    }

    private static JsonElement definition(JobCalls jobs, String name) throws ServiceUnreachableException {
        JolokiaRequest request = JolokiaRequest.read(ObjectNames.job(name), "Definition");
        return jobs.valueOf(name, jobs.client().send(request));
    }
}
