package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputStreamName;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the output of jobs from a position on, and remembers how far it came: also across restarts of the service. */
final class Follower {

    private static final long POLL_MILLIS = 200;

    /** The service keeps 64 MiB of a stream at most; what is more was printed meanwhile. */
    private static final int MOST_CHUNKS = (1 << 26) / Followed.LIMIT_BYTES;

    private final Session session;
    private final List<OutputStreamName> streams;
    private final int lines;
    private final List<Followed> followed = new ArrayList<>();
    private final List<PrefixedLines> prefixed = new ArrayList<>();
    private JobCalls jobs;
    private boolean silent;
    private int exitCode = ExitCode.OK;

    /** From that many lines before the end. */
    Follower(Session session, List<String> names, int lines, List<OutputStreamName> streams)
            throws ServiceUnreachableException {
        this.session = session;
        this.streams = streams;
        this.lines = lines;
        this.jobs = session.jobs();
        // The contract has no word for "the end"; the last line leads there, unprinted.
        this.silent = lines == 0;
        add(names);
    }

    private record Instance(String job, int number, String label) {}

    private void add(List<String> names) throws ServiceUnreachableException {
        List<Instance> instances = new ArrayList<>();
        Map<String, JolokiaReply> statuses =
                jobs.ask(names, name -> JolokiaRequest.exec(ObjectNames.job(name), "status"));
        for (Map.Entry<String, JolokiaReply> status : statuses.entrySet()) {
            String name = status.getKey();
            int count = count(status.getValue());
            for (int number = 1; number <= count; number++) {
                instances.add(new Instance(name, number, count == 1 ? name : name + ":" + number));
            }
        }
        int width =
                instances.stream().mapToInt(each -> each.label().length()).max().orElse(0);
        for (int i = 0; i < instances.size(); i++) {
            add(instances.get(i), instances.size() == 1, width, i);
        }
    }

    /** Who may not see the status follows the first instance; an unknown job is told when it is followed. */
    private static int count(JolokiaReply status) {
        return status.isOk() ? status.value().getAsJsonObject().get("instances").getAsInt() : 1;
    }

    private void add(Instance instance, boolean alone, int width, int index) {
        for (OutputStreamName stream : streams) {
            PrintStream out = streamFor(stream);
            long begin = -Math.max(1L, lines);
            if (alone) {
                followed.add(new Followed(instance.job(), instance.number(), stream, begin, out::print));
            } else {
                PrefixedLines printer = PrefixedLines.of(instance.label(), width, index, session.terminal(), out);
                prefixed.add(printer);
                followed.add(new Followed(instance.job(), instance.number(), stream, begin, printer));
            }
        }
    }

    private PrintStream streamFor(OutputStreamName stream) {
        boolean alone = streams.size() == 1;
        return stream == OutputStreamName.OUT || alone
                ? session.surroundings().out()
                : session.surroundings().err();
    }

    /** What is there already. */
    void printRecent() throws ServiceUnreachableException {
        for (int i = 0; i < MOST_CHUNKS && printNext(); i++) {
            session.surroundings().out().flush();
        }
        silent = false;
    }

    /** Ends the lines that are not ended yet, where those of several are printed; returns the exit code. */
    int finish() {
        prefixed.forEach(PrefixedLines::finish);
        return exitCode;
    }

    /** Ends when standard output does, as after {@code | head}, or all jobs are gone; Ctrl-C ends the process. */
    void followUntilNobodyReads() throws InterruptedException {
        boolean answering = true;
        while (!session.terminal().isDeaf() && !followed.isEmpty()) {
            try {
                boolean more = printNext();
                answering = true;
                if (more) {
                    continue;
                }
            } catch (ServiceUnreachableException e) {
                if (answering) {
                    session.terminal().complain("the service does not answer; waiting for it");
                }
                answering = false;
                reconnect();
            }
            session.terminal().err().flush();
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** After a restart the service may have another port. */
    private void reconnect() {
        try {
            jobs = session.jobs();
        } catch (CommandFailedException e) {
            // It has not written its address yet; the next round looks again.
            return;
        }
    }

    /** Prints the next piece of each; true if there is more to get at once. */
    private boolean printNext() throws ServiceUnreachableException {
        List<Followed> all = List.copyOf(followed);
        List<JolokiaReply> replies =
                jobs.client().sendAll(all.stream().map(Followed::request).toList());
        boolean more = false;
        for (int i = 0; i < all.size(); i++) {
            more |= print(all.get(i), replies.get(i));
        }
        return more;
    }

    /** One of several that is gone, or refused, is left out from then on; one alone ends the command. */
    private boolean print(Followed each, JolokiaReply reply) throws ServiceUnreachableException {
        if (reply.isOk()) {
            JsonObject chunk = reply.value().getAsJsonObject();
            return each.take(chunk, session.terminal(), silent);
        }
        CommandFailedException failure = jobs.failure(each.job(), reply);
        boolean others = followed.stream().anyMatch(other -> !other.job().equals(each.job()));
        if (!others) {
            throw failure;
        }
        if (followed.removeIf(other -> other.job().equals(each.job()))) {
            exitCode = exitCode == ExitCode.OK ? failure.exitCode() : exitCode;
            session.terminal().complain(String.valueOf(failure.getMessage()));
        }
        return false;
    }
}
