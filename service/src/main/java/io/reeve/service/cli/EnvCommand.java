package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.TreeMap;

/** {@code reeve env}. */
final class EnvCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve env NAME", """
                Prints the environment that the next process of a job would get: that of the service and the job's own,
                whose secrets are masked.
                """, 1, 1);
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        String name = given.words().get(0);
        JobCalls jobs = session.jobs();
        JolokiaReply reply = jobs.client().send(JolokiaRequest.exec(ObjectNames.job(name), "environment"));
        JsonObject environment = jobs.valueOf(name, reply).getAsJsonObject();
        if (session.json()) {
            session.print(environment);
            return ExitCode.OK;
        }
        new TreeMap<>(environment.asMap())
                .forEach((variable, value) ->
                        session.terminal().out().println(Terminal.plain(variable + "=" + value.getAsString())));
        return ExitCode.OK;
    }
}
