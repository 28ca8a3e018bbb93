package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;

/** {@code reeve get}. */
final class GetCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve get NAME | --all",
                "Prints the settings of a job, with defaults filled in.",
                0,
                1,
                Syntax.flag("all", "The settings of all jobs by name."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        boolean all = given.has("--all");
        if (all != given.words().isEmpty()) {
            throw CommandFailedException.usage("expected either a NAME or --all");
        }
        JobCalls jobs = session.jobs();
        JsonElement value = all
                ? jobs.client().invoke(ObjectNames.SERVER, "getAll")
                : definition(jobs, given.words().get(0));
        if (session.json()) {
            session.print(value);
        } else {
            session.surroundings().out().print(DefinitionText.of(value.getAsJsonObject(), all));
        }
        return ExitCode.OK;
    }

    private static JsonElement definition(JobCalls jobs, String name) throws ServiceUnreachableException {
        JolokiaRequest request = JolokiaRequest.read(ObjectNames.job(name), "Definition");
        return jobs.valueOf(name, jobs.client().send(request));
    }
}
