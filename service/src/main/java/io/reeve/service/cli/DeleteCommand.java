package io.reeve.service.cli;

import io.reeve.mbeans.ObjectNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reeve delete}. */
@Command(description = "Removes jobs that are not running. Their logs stay.")
final class DeleteCommand implements Callable<Integer> {

    private final ReeveCommand reeve;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of jobs, or globs such as 'billing-*'.")
    private List<String> names = List.of();

    DeleteCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        JobCalls jobs = reeve.jobs();
        Map<String, JolokiaReply> replies = new LinkedHashMap<>();
        for (String name : jobs.expand(names)) {
            // That a job is unknown is told by its MBean; the server's refusal would be a sentence only.
            JolokiaReply known = jobs.client().send(JolokiaRequest.read(ObjectNames.job(name), "Name"));
            JolokiaRequest delete = JolokiaRequest.exec(ObjectNames.SERVER, "delete", name);
            replies.put(name, known.isOk() ? jobs.client().send(delete) : known);
        }
        return Outcomes.report(reeve, jobs, replies, (name, nothing) -> name + ": deleted");
    }
}
