package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Searches logs, one after the other, and prints what it finds. One that cannot be searched does not stop the others. */
final class LogGrep {

    /** The service does not find more in one call. */
    private static final int MOST_A_CALL = 1000;

    static final int USUAL = 1000;

    private final Session session;
    private final Sought sought;
    private final Optional<Integer> limit;
    private final int most;
    private final StreamedArray array;
    private final Set<String> complaints = new HashSet<>();
    private boolean found;
    private int failure = ExitCode.OK;

    /** @param limit how many lines to find in each log at most; if empty, {@link #USUAL} and a word if there are more */
    LogGrep(Session session, Sought sought, Optional<Integer> limit) {
        this.session = session;
        this.sought = sought;
        this.limit = limit;
        this.most = limit.orElse(USUAL);
        this.array = new StreamedArray(session.surroundings().out());
    }

    /** Returns the exit code. */
    int search(List<ExploredLog> logs) throws ServiceUnreachableException {
        int width = logs.stream().mapToInt(log -> label(log).length()).max().orElse(0);
        PrintStream out = session.surroundings().out();
        for (int i = 0; i < logs.size() && !session.terminal().isDeaf(); i++) {
            Consumer<String> printer = logs.size() == 1
                    ? out::print
                    : PrefixedLines.of(label(logs.get(i)), width, i, session.terminal(), out);
            search(logs.get(i), passages(printer));
        }
        if (session.json()) {
            array.finish();
        }
        return failure != ExitCode.OK ? failure : found ? ExitCode.OK : ExitCode.NOTHING_FOUND;
    }

    private static String label(ExploredLog log) {
        return log.job().orElse("");
    }

    private Passages passages(Consumer<String> printer) {
        Terminal terminal = session.terminal();
        String needle = terminal.colour() && !sought.regex() ? terminal.shown(sought.text()) : "";
        return new Passages(
                sought.context(),
                line -> printer.accept(Paint.found(terminal.shown(line), needle) + "\n"),
                line -> printer.accept(terminal.shown(line) + "\n"));
    }

    private void search(ExploredLog log, Passages passages) throws ServiceUnreachableException {
        try {
            String next = "";
            int count = 0;
            do {
                JsonObject answer = sought.in(log, Math.min(MOST_A_CALL, most - count), next);
                JsonArray matches = answer.getAsJsonArray("matches");
                matches.forEach(match -> take(log, match.getAsJsonObject(), passages));
                count += matches.size();
                answer.getAsJsonArray("damaged").forEach(file -> warn(log, file.getAsString()));
                next = answer.get("next").getAsString();
            } while (!next.isEmpty() && count < most && !session.terminal().isDeaf());
            passages.finish();
            end(log, count, next);
        } catch (CommandFailedException e) {
            failure = failure == ExitCode.OK ? e.exitCode() : failure;
            complainOnce(String.valueOf(e.getMessage()));
        }
    }

    private void take(ExploredLog log, JsonObject match, Passages passages) {
        if (session.json()) {
            log.job().ifPresent(job -> match.addProperty("job", job));
            array.add(match);
        } else {
            passages.add(Match.of(match));
        }
    }

    private void warn(ExploredLog log, String file) {
        session.terminal().complain(file + " of " + log.owner() + " is damaged: it was searched up to there");
    }

    private void end(ExploredLog log, int count, String next) throws ServiceUnreachableException {
        found |= count > 0;
        if (count == 0) {
            log.requireJob();
        } else if (!next.isEmpty() && count >= most && limit.isEmpty()) {
            session.terminal()
                    .complain("there may be more in the log of " + log.owner() + ": -m says how many to find");
        }
    }

    /** What the service refuses for one log, it often does for all: such as a wrong regular expression. */
    private void complainOnce(String sentence) {
        if (complaints.add(sentence)) {
            session.terminal().complain(sentence);
        }
    }
}
