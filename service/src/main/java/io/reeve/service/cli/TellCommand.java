package io.reeve.service.cli;

import io.reeve.mbeans.ObjectNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reeve start}, {@code stop} and {@code restart}: an operation of every job that is named. */
@Command
final class TellCommand implements Callable<Integer> {

    private final ReeveCommand reeve;
    private final String operation;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of jobs, or globs such as 'billing-*'.")
    private List<String> names = List.of();

    TellCommand(ReeveCommand reeve, String operation) {
        this.reeve = reeve;
        this.operation = operation;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        JobCalls jobs = reeve.jobs();
        Map<String, JolokiaReply> replies =
                jobs.tell(jobs.expand(names), name -> JolokiaRequest.exec(ObjectNames.job(name), operation));
        return Outcomes.report(reeve, jobs, replies, JobLine::of);
    }
}
