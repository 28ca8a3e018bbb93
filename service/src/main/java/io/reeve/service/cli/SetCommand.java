package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.cli.SettingArguments.Assignment;
import java.util.List;
import java.util.Set;

/** {@code reeve set}. */
final class SetCommand implements Subcommand {

    /** Settings by name in which one value can be set by itself. */
    private static final Set<String> BY_NAME = Set.of("environment", "labels");

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve set NAME KEY=VALUE...", """
                Changes settings of a job; what is not named stays. A running process keeps what it was started with.
                A value is a number, true, false, an object, an array or a quoted text if it looks like one in JSON,
                otherwise a text: retries=3, note='"3"'. environment.KEY=VALUE sets one variable and keeps the others;
                environment='{}' replaces all of them. labels.KEY=VALUE does the same with labels.
                """, 2, Syntax.ANY);
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        String name = given.words().get(0);
        List<Assignment> assignments =
                given.words().stream().skip(1).map(SettingArguments::split).toList();
        JobCalls jobs = session.jobs();
        JsonObject settings = new JsonObject();
        for (Assignment assignment : assignments) {
            put(jobs, name, settings, assignment);
        }
        JolokiaRequest request = JolokiaRequest.exec(ObjectNames.job(name), "update", settings.toString());
        session.tell(jobs.valueOf(name, jobs.client().send(request)), name + ": changed");
        return ExitCode.OK;
    }

    private static void put(JobCalls jobs, String name, JsonObject settings, Assignment assignment)
            throws ServiceUnreachableException {
        String key = assignment.key();
        int dot = key.indexOf('.');
        if (dot < 0 || !BY_NAME.contains(key.substring(0, dot))) {
            settings.add(key, SettingArguments.value(key, assignment.value()));
            return;
        }
        String setting = key.substring(0, dot);
        if (!settings.has(setting)) {
            settings.add(setting, present(jobs, name, setting));
        }
        if (!(settings.get(setting) instanceof JsonObject values)) {
            throw CommandFailedException.usage(setting + " is no object: " + settings.get(setting));
        }
        values.addProperty(key.substring(dot + 1), assignment.value());
    }

    private static JsonObject present(JobCalls jobs, String name, String setting) throws ServiceUnreachableException {
        JolokiaRequest request = JolokiaRequest.read(ObjectNames.job(name), "Definition");
        JsonElement definition = jobs.valueOf(name, jobs.client().send(request));
        return definition.getAsJsonObject().getAsJsonObject(setting);
    }
}
