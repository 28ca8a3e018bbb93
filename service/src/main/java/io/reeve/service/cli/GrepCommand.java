package io.reeve.service.cli;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code reeve grep}. */
final class GrepCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve grep [OPTIONS] TEXT NAME... [-l SELECTOR] | TEXT --server",
                """
                Searches log files for lines with TEXT. NAME is a job, also one that was deleted, or a glob such as 'billing-*'
                for jobs that there are. Lines come file by file in the order of time; of several jobs, each is behind the name
                of its own. Of lines longer than 64 KiB the beginning is searched and shown. A TEXT that begins with - goes
                behind --.
                """ + Moment.FORMS + """
                The exit code is 0 if there are such lines, 1 if there are none, and 4 if a job does not exist and has no logs.
                """,
                0,
                Syntax.ANY,
                Syntax.selector(),
                new Option("E", "TEXT is a regular expression in the syntax of RE2."),
                Option.builder("C")
                        .hasArg()
                        .argName("LINES")
                        .desc("How many lines around each one to show, 0 to 20; default: 0.")
                        .get(),
                Option.builder("m")
                        .hasArg()
                        .argName("LINES")
                        .desc("How many lines to find in the log of each job at most; default: 1,000.")
                        .get(),
                Syntax.option("since", "TIME", "Lines of that time or later."),
                Syntax.option("until", "TIME", "Lines before that time."),
                Syntax.flag("out", "Standard output only."),
                Syntax.flag("err", "Standard error only."),
                Syntax.flag("server", "The log of the service itself."));
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        if (given.words().isEmpty()) {
            throw CommandFailedException.usage("a TEXT to search for is missing");
        }
        String text = given.words().get(0);
        List<String> names = given.words().subList(1, given.words().size());
        checkWhere(given, names);
        Sought sought = Sought.of(text, given, session.surroundings().clock());
        Optional<Integer> limit = given.integer("-m");
        if (limit.isPresent() && limit.get() < 1) {
            throw CommandFailedException.usage("-m is " + limit.get() + ": expected 1 or more");
        }
        JobCalls jobs = session.jobs();
        List<ExploredLog> logs = given.has("--server")
                ? List.of(new ExploredLog(jobs, Optional.empty()))
                : jobs.expand(names, given.selectors()).stream()
                        .map(name -> new ExploredLog(jobs, Optional.of(name)))
                        .toList();
        return new LogGrep(session, sought, limit).search(logs);
    }

    private static void checkWhere(Given given, List<String> names) {
        boolean jobs = !names.isEmpty() || !given.selectors().isEmpty();
        if (given.has("--server") && (jobs || given.has("--out") || given.has("--err"))) {
            throw CommandFailedException.usage("--server searches the one log of the service: no job, --out or --err");
        }
        if (!given.has("--server") && !jobs) {
            throw CommandFailedException.usage("a job whose log files to search is missing: a NAME, -l or --server");
        }
    }
}
