package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reeve status}. */
@Command(
        description = {
            "Shows what jobs do.",
            "With names, the exit code is 0 only if all of them are RUNNING or STARTING, otherwise 5, or 4 if one does not"
                    + " exist. Without names, it is 0 if the service answers."
        })
final class StatusCommand implements Callable<Integer> {

    private final ReeveCommand reeve;

    @Parameters(paramLabel = "NAME", description = "Names of jobs, or globs such as 'billing-*'; none for all jobs.")
    private List<String> names = new ArrayList<>();

    StatusCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        return names.isEmpty() ? all() : named();
    }

    private int all() throws ServiceUnreachableException {
        JsonObject all = reeve.client().invoke(ObjectNames.SERVER, "statusAll").getAsJsonObject();
        Outcomes outcomes = new Outcomes(reeve);
        Map<String, JsonElement> sorted = new TreeMap<>(all.asMap());
        sorted.forEach(outcomes::add);
        print(List.copyOf(sorted.values()));
        return outcomes.finish();
    }

    private int named() throws ServiceUnreachableException {
        JobCalls jobs = reeve.jobs();
        Outcomes outcomes = new Outcomes(reeve);
        List<JsonElement> found = new ArrayList<>();
        Map<String, JolokiaReply> replies =
                jobs.ask(jobs.expand(names), name -> JolokiaRequest.exec(ObjectNames.job(name), "status"));
        for (Map.Entry<String, JolokiaReply> reply : replies.entrySet()) {
            if (reply.getValue().isOk()) {
                outcomes.add(reply.getKey(), reply.getValue().value());
                found.add(reply.getValue().value());
            } else {
                outcomes.failed(reply.getKey(), jobs.failure(reply.getKey(), reply.getValue()));
            }
        }
        print(found);
        int code = outcomes.finish();
        return code == ExitCode.OK && !found.stream().allMatch(StatusCommand::runs) ? ExitCode.NOT_RUNNING : code;
    }

    private void print(List<JsonElement> statuses) {
        if (reeve.json() || statuses.isEmpty()) {
            return;
        }
        Table table = new Table("NAME", "STATE", "PID", "SINCE", "RESTARTS", "LAST EXIT", "REASON");
        for (JsonElement status : statuses) {
            JsonObject job = status.getAsJsonObject();
            long pid = job.get("pid").getAsLong();
            table.row(
                    job.get("name").getAsString(),
                    job.get("state").getAsString(),
                    pid == 0 ? "" : Long.toString(pid),
                    since(job.get("sinceMillis").getAsLong()),
                    job.get("restarts").getAsString(),
                    job.getAsJsonObject("lastExit").get("text").getAsString(),
                    job.get("reason").getAsString());
        }
        table.print(reeve.terminal());
    }

    private String since(long millis) {
        long now = reeve.surroundings().clock().millis();
        return millis == 0 ? "" : People.duration(Duration.ofMillis(now - millis));
    }

    private static boolean runs(JsonElement status) {
        String state = status.getAsJsonObject().get("state").getAsString();
        return state.equals("RUNNING") || state.equals("STARTING");
    }
}
