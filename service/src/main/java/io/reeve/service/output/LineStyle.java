package io.reeve.service.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonPrimitive;
import io.reeve.mbeans.LogFormat;

/** What is written before, within and after each line of a log. */
final class LineStyle {
    private static final byte[] NOTHING = {};
    private static final byte[] BLANK = {' '};
    private static final byte[] NEWLINE = {'\n'};

    private final LogFormat format;
    private final byte[] before;
    private final byte[] after;
    private final byte[] end;

    private LineStyle(LogFormat format, byte[] before, byte[] after, byte[] end) {
        this.format = format;
        this.before = before;
        this.after = after;
        this.end = end;
    }

    /**
     * The style of a log's lines.
     *
     * @param stream what JSON calls their stream
     * @param run the number of the run, for JSON
     */
    static LineStyle of(LogTarget target, String stream, long run) {
        return switch (target.format()) {
            case STAMPED -> new LineStyle(LogFormat.STAMPED, NOTHING, BLANK, NEWLINE);
            case RAW -> new LineStyle(LogFormat.RAW, NOTHING, NOTHING, NEWLINE);
            case JSON -> {
                String members = "\",\"job\":%s,\"instance\":%d,\"run\":%d,\"stream\":\"%s\",\"message\":\""
                        .formatted(new JsonPrimitive(target.job()), target.instance(), run, stream);
                yield new LineStyle(
                        LogFormat.JSON,
                        "{\"time\":\"".getBytes(UTF_8),
                        members.getBytes(UTF_8),
                        "\"}\n".getBytes(UTF_8));
            }
        };
    }

    /** Whether the log holds what the job wrote and nothing else. */
    boolean isRaw() {
        return format == LogFormat.RAW;
    }

    boolean isJson() {
        return format == LogFormat.JSON;
    }

    /** What precedes the time. */
    byte[] before() {
        return before;
    }

    /** What stands between the time and the line. */
    byte[] after() {
        return after;
    }

    /** What ends a line. */
    byte[] end() {
        return end;
    }
}
