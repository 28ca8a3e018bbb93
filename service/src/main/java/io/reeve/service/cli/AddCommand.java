package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;
import java.util.Map;
import org.apache.commons.cli.Option;

/** {@code reeve add}. */
final class AddCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve add NAME [OPTIONS] -- COMMAND [ARGUMENT...]",
                """
                Defines a job: reeve add ticker --env LANG=C -- ./tick.sh --every 5
                Everything behind -- is the command and reaches the job exactly as it is here; with --shell, the words
                are joined by blanks into one command line. A path with a / is meant from the present directory.
                """,
                2,
                Syntax.ANY,
                Syntax.option("directory", "DIR", "Working directory; default: that of the command."),
                Option.builder("e")
                        .longOpt("env")
                        .hasArg()
                        .argName("KEY=VALUE")
                        .desc("A variable of its environment; may be repeated.")
                        .get(),
                Syntax.option("buffer-size", "LINES", "How many lines read returns; default: 20."),
                Syntax.flag("no-log", "Write no log files."),
                Syntax.option("stop-signal", "SIGNAL", "What asks the job to end; default: TERM."),
                Syntax.option("stop-timeout", "TIME", "When it is killed after that, such as 10s or 2m."),
                Syntax.flag("shell", "Let /bin/sh run the command line, with pipes and variables."),
                Syntax.option("interpreter", "PROGRAM", "What runs the command, such as 'php -q'."),
                Syntax.option("set", "KEY=VALUE", "Any setting, as in reeve set; may be repeated."),
                Syntax.flag("start", "Start the job at once."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        String name = given.words().get(0);
        NewJob job = NewJob.of(given, session.surroundings().directory());
        JobCalls jobs = session.jobs();
        JsonElement definition = jobs.client()
                .invoke(
                        ObjectNames.SERVER,
                        "add",
                        name,
                        job.command(),
                        job.settings().toString());
        if (given.has("--start")) {
            JolokiaReply started = jobs.client().send(JolokiaRequest.exec(ObjectNames.job(name), "start"));
            return Outcomes.report(session, jobs, Map.of(name, started), JobLine::of);
        }
        session.tell(definition, name + ": added");
        return ExitCode.OK;
    }
}
