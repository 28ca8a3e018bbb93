package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputStreamName;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** One stream of one instance of a job that is followed, and how far. */
final class Followed {

    /** Most bytes of a piece. */
    static final int LIMIT_BYTES = 1 << 18;

    private final String job;
    private final int instance;
    private final OutputStreamName stream;
    private final Consumer<String> printer;
    private long position;

    /**
     * @param position where to begin; negative for so many lines before the end
     * @param printer takes the text, in pieces
     */
    Followed(String job, int instance, OutputStreamName stream, long position, Consumer<String> printer) {
        this.job = job;
        this.instance = instance;
        this.stream = stream;
        this.position = position;
        this.printer = printer;
    }

    String job() {
        return job;
    }

    /** Asks for the next piece. */
    JolokiaRequest request() {
        return JolokiaRequest.exec(ObjectNames.job(job), "followInstance", instance, stream, position, LIMIT_BYTES);
    }

    /**
     * Takes a piece; true if there is more to get at once.
     *
     * @param silent whether to print nothing of it
     */
    boolean take(JsonObject chunk, Terminal terminal, boolean silent) {
        long skipped = chunk.get("skipped").getAsLong();
        if (skipped > 0) {
            String which = stream == OutputStreamName.OUT ? "standard output" : "standard error";
            terminal.complain(skipped + " bytes of the " + which + " of " + job + " are no longer kept");
        }
        String text = chunk.get("text").getAsString();
        if (!silent) {
            printer.accept(text);
        }
        long before = position;
        position = chunk.get("next").getAsLong();
        long bytes = before < 0 ? text.getBytes(StandardCharsets.UTF_8).length : position - before - skipped;
        // A piece may end a few bytes early, before a character that it would cut.
        return bytes > LIMIT_BYTES - 8;
    }
}
