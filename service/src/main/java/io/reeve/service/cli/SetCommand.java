package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.cli.SettingArguments.Assignment;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reeve set}. */
@Command(
        description = {
            "Changes settings of a job; what is not named stays. A running process keeps what it was started with.",
            "A value is a number, true, false, an object, an array or a quoted text if it looks like one in JSON,"
                    + " otherwise a text: retries=3, note='\"3\"'. environment.KEY=VALUE sets one variable and keeps the"
                    + " others; environment='{}' replaces all of them."
        })
final class SetCommand implements Callable<Integer> {

    private static final String ENVIRONMENT = "environment";

    private final ReeveCommand reeve;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the job.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY=VALUE", description = "The settings to change.")
    private List<String> assignments = List.of();

    SetCommand(ReeveCommand reeve) {
        this.reeve = reeve;
    }

    @Override
    public Integer call() throws ServiceUnreachableException {
        List<Assignment> parsed =
                assignments.stream().map(SettingArguments::split).toList();
        JobCalls jobs = reeve.jobs();
        JsonObject settings = new JsonObject();
        for (Assignment assignment : parsed) {
            put(jobs, settings, assignment);
        }
        JolokiaRequest request = JolokiaRequest.exec(ObjectNames.job(name), "update", settings.toString());
        JsonElement definition = jobs.valueOf(name, jobs.client().send(request));
        if (reeve.json()) {
            reeve.print(definition);
        } else {
            reeve.surroundings().out().println(Terminal.plain(name) + ": changed");
        }
        return ExitCode.OK;
    }

    private void put(JobCalls jobs, JsonObject settings, Assignment assignment) throws ServiceUnreachableException {
        String key = assignment.key();
        if (!key.startsWith(ENVIRONMENT + ".")) {
            settings.add(key, SettingArguments.value(key, assignment.value()));
            return;
        }
        if (!settings.has(ENVIRONMENT)) {
            settings.add(ENVIRONMENT, presentEnvironment(jobs));
        }
        JsonObject environment = settings.getAsJsonObject(ENVIRONMENT);
        environment.addProperty(key.substring(ENVIRONMENT.length() + 1), assignment.value());
    }

    private JsonObject presentEnvironment(JobCalls jobs) throws ServiceUnreachableException {
        JolokiaRequest request = JolokiaRequest.read(ObjectNames.job(name), "Definition");
        return jobs.valueOf(name, jobs.client().send(request)).getAsJsonObject().getAsJsonObject(ENVIRONMENT);
    }
}
