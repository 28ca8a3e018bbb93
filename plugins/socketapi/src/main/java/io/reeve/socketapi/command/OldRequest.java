package io.reeve.socketapi.command;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of php-backend-server's clients before June 2013: words between single blanks, without an end.
 *
 * @param words what follows the command; may be empty where PHP wrote a FALSE
 */
record OldRequest(String command, List<String> words) {

    /** The least and the most words behind a command. */
    private record Count(int least, int most) {
        boolean holds(int number) {
            return number >= least && number <= most;
        }
    }

    private static final Map<String, Count> COMMANDS = Map.of(
            "STATUS", new Count(1, 1),
            "START", new Count(2, Integer.MAX_VALUE),
            "STOP", new Count(1, 2),
            "RESTART", new Count(1, 2),
            "READ", new Count(1, 1),
            "SERVERMEM", new Count(0, 0),
            "SERVERREAD", new Count(0, 0));

    /** Takes a request apart; empty if it is none. */
    static Optional<OldRequest> of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> words = List.of(text.split(" ", -1));
        List<String> rest = words.subList(1, words.size());
        Count count = COMMANDS.get(words.get(0));
        boolean whole = count != null && text.indexOf('\n') < 0 && count.holds(given(rest));
        return whole ? Optional.of(new OldRequest(words.get(0), rest)) : Optional.empty();
    }

    /** How many words there are, but for empty ones at the end. */
    private static int given(List<String> words) {
        int count = words.size();
        while (count > 0 && words.get(count - 1).isEmpty()) {
            count--;
        }
        return count;
    }

    /** The job that is meant, if any, as newer requests name it. */
    Params params() {
        JsonObject values = new JsonObject();
        words.stream().limit(1).forEach(job -> values.addProperty(JobCommands.JOB, job));
        return new Params(values);
    }
}
