package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reeve read}. */
@Command(description = "Prints the last lines of a job's output, as many as its bufferSize says.")
final class ReadCommand implements Callable<Integer> {

    private final ReeveCommand reeve;

    @Parameters(paramLabel = "NAME", description = "Name of the job.")
    private String name = "";

    @Option(names = "--err", description = "Standard error instead of standard output.")
    private boolean err;

    ReadCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        JobCalls jobs = reeve.jobs();
        String operation = err ? "readErrors" : "read";
        JolokiaReply reply = jobs.client().send(JolokiaRequest.exec(ObjectNames.job(name), operation));
        JsonElement text = jobs.valueOf(name, reply);
        if (reeve.json()) {
            reeve.print(text);
        } else {
            reeve.surroundings().out().print(text.getAsString());
        }
        return ExitCode.OK;
    }
}
