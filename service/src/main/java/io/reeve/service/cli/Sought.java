package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.OutputStreamName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What log files are searched for.
 *
 * @param text what lines contain
 * @param regex whether that is a regular expression
 * @param stream OUT, ERR, or empty for both
 * @param from time of the first line; empty for any
 * @param to time before which the last line was written; empty for any
 * @param context how many lines before and after each one are wanted
 */
record Sought(String text, boolean regex, String stream, String from, String to, int context) {

    private static final int MOST_CONTEXT = 20;
    private static final int LONGEST_TEXT = 1000;

    /**
     * Reads the options of a command.
     *
     * @throws CommandFailedException for wrong usage
     */
    static Sought of(String text, Given given, Clock clock) {
        if (text.length() > LONGEST_TEXT || text.indexOf('\n') >= 0) {
            throw CommandFailedException.usage(
                    "TEXT is one line of at most 1,000 characters: lines are searched one by one");
        }
        int context = given.integer("-C").orElse(0);
        if (context < 0 || context > MOST_CONTEXT) {
            throw CommandFailedException.usage("-C is " + context + ": expected 0 to " + MOST_CONTEXT);
        }
        List<OutputStreamName> streams = LogsCommand.streams(given);
        Optional<Instant> since = Moment.option("--since", given, clock);
        Optional<Instant> until = Moment.option("--until", given, clock);
        Moment.requireOrder(since, until);
        return new Sought(
                text,
                given.has("-E"),
                streams.size() == 1 ? streams.get(0).name() : "",
                since.map(Instant::toString).orElse(""),
                until.map(Instant::toString).orElse(""),
                context);
    }

    /**
     * Searches a log for the next lines.
     *
     * @param next empty, or what the last answer said
     */
    JsonObject in(ExploredLog log, int limit, String next) throws ServiceUnreachableException {
        return log.ask("search", text, regex, stream, from, to, context, limit, next)
                .getAsJsonObject();
    }
}
