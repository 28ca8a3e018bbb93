package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;

/** {@code reeve read}. */
final class ReadCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve read NAME",
                "Prints the last lines of a job's output, as many as its bufferSize says.",
                1,
                1,
                Syntax.flag("err", "Standard error instead of standard output."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        String name = given.words().get(0);
        JobCalls jobs = session.jobs();
        String operation = given.has("--err") ? "readErrors" : "read";
        JolokiaReply reply = jobs.client().send(JolokiaRequest.exec(ObjectNames.job(name), operation));
        JsonElement text = jobs.valueOf(name, reply);
        if (session.json()) {
            session.print(text);
        } else {
            session.surroundings().out().print(text.getAsString());
        }
        return ExitCode.OK;
    }
}
