package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputStreamName;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prints a job's output from a position on, and remembers how far it came: also across restarts of the service. */
final class Follower {

    private static final long POLL_MILLIS = 200;
    private static final int LIMIT_BYTES = 1 << 18;

    /** The service keeps 64 MiB of a stream at most; what is more was printed meanwhile. */
    private static final int MOST_CHUNKS = (1 << 26) / LIMIT_BYTES;

    private final Session session;
    private final String name;
    private final Map<OutputStreamName, Long> positions = new EnumMap<>(OutputStreamName.class);
    private JobCalls jobs;
    private boolean silent;

    /** From that many lines before the end. */
    Follower(Session session, String name, int lines, List<OutputStreamName> streams) {
        this.session = session;
        this.name = name;
        this.jobs = session.jobs();
        // The contract has no word for "the end"; the last line leads there, unprinted.
        this.silent = lines == 0;
        streams.forEach(stream -> positions.put(stream, -Math.max(1L, lines)));
    }

    /** What is there already. */
    void printRecent() throws ServiceUnreachableException {
        for (int i = 0; i < MOST_CHUNKS && printNext(); i++) {
            session.surroundings().out().flush();
        }
        silent = false;
    }

    /** Ends when standard output does, as after {@code | head}; Ctrl-C ends the process. */
    void followUntilNobodyReads() throws InterruptedException {
        boolean answering = true;
        while (!session.terminal().isDeaf()) {
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

    /** Prints the next piece of each stream; true if there is more to get at once. */
    private boolean printNext() throws ServiceUnreachableException {
        List<OutputStreamName> streams = List.copyOf(positions.keySet());
        List<JolokiaRequest> requests = new ArrayList<>();
        for (OutputStreamName stream : streams) {
            requests.add(JolokiaRequest.exec(
                    ObjectNames.job(name), "follow", stream, positions.getOrDefault(stream, 0L), LIMIT_BYTES));
        }
        List<JolokiaReply> replies = jobs.client().sendAll(requests);
        boolean more = false;
        for (int i = 0; i < streams.size(); i++) {
            JsonObject chunk = jobs.valueOf(name, replies.get(i)).getAsJsonObject();
            more |= print(streams.get(i), chunk);
        }
        return more;
    }

    private boolean print(OutputStreamName stream, JsonObject chunk) {
        long skipped = chunk.get("skipped").getAsLong();
        if (skipped > 0) {
            String which = stream == OutputStreamName.OUT ? "standard output" : "standard error";
            session.terminal().complain(skipped + " bytes of the " + which + " of " + name + " are no longer kept");
        }
        String text = chunk.get("text").getAsString();
        if (!silent) {
            streamFor(stream).print(text);
        }
        long before = positions.getOrDefault(stream, 0L);
        long next = chunk.get("next").getAsLong();
        positions.put(stream, next);
        long bytes = before < 0 ? text.getBytes(StandardCharsets.UTF_8).length : next - before - skipped;
        // A piece may end a few bytes early, before a character that it would cut.
        return bytes > LIMIT_BYTES - 8;
    }

    private PrintStream streamFor(OutputStreamName stream) {
        boolean alone = positions.size() == 1;
        return stream == OutputStreamName.OUT || alone
                ? session.surroundings().out()
                : session.surroundings().err();
    }
}
