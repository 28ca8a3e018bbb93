package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log files of a job, which may have been deleted, or of the service, as the LogExplorer reads them.
 *
 * @param jobs by which the service is asked
 * @param job whose log it is; empty for that of the service
 */
record ExploredLog(JobCalls jobs, Optional<String> job) {

    /** Whose log it is, for sentences. */
    String owner() {
        return job.map(name -> "job " + name).orElse("the service");
    }

    /**
     * Asks one of the operations that there are for jobs, and with {@code server} before the name for the service.
     *
     * @param operation its name for jobs
     * @param arguments those that both take
     * @throws CommandFailedException if the service refuses
     */
    JsonElement ask(String operation, Object... arguments) throws ServiceUnreachableException {
        return value(jobs.client().send(request(operation, arguments)));
    }

    JolokiaRequest request(String operation, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        job.ifPresent(name -> all.add(0, name));
        String ofServer = "server" + Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
        return JolokiaRequest.exec(
                ObjectNames.LOG_EXPLORER, job.isPresent() ? operation : ofServer, all.toArray(Object[]::new));
    }

    JsonElement value(JolokiaReply reply) {
        return reply.ofPlugin("the service cannot read log files: its plugin logexplorer is not loaded");
    }

    /**
     * A log that does not exist is empty, so a wrong name has to be told from a job that has nothing.
     *
     * @throws CommandFailedException if there is neither such a job nor a log of one that was deleted
     */
    void requireJob() throws ServiceUnreachableException {
        if (job.isEmpty()) {
            return;
        }
        JolokiaReply status = jobs.client().send(JolokiaRequest.exec(ObjectNames.job(job.get()), "status"));
        if (status.isOk() || !status.refusal().isUnknownName()) {
            return;
        }
        JolokiaReply days = jobs.client().send(request("listDir"));
        if (days.isOk() && days.value().getAsJsonArray().isEmpty()) {
            throw jobs.failure(job.get(), status);
        }
    }
}
