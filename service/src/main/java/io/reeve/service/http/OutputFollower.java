package io.reeve.service.http;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.gate.Caller;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Locale;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;

/**
 * The output of an instance of a job as events: what is no longer kept when its turn comes is skipped, and the client told.
 * Each piece is asked of the gate, so that a login which no longer counts ends it.
 */
final class OutputFollower implements EventStream.Source {
    private static final int LIMIT_BYTES = 1 << 16;

    /** What is followed: a job as the caller has it, one of its instances, and how far it has been sent. */
    record Subject(Caller caller, JobMXBean job, int instance, OutputPositions positions) {}

    private final Subject subject;
    private boolean begun;

    OutputFollower(Subject subject) {
        this.subject = subject;
    }

    /** What has been printed meanwhile, in one event, whose id thus tells exactly what the client has; nothing if nothing. */
    @Override
    public EventStream.Piece next() throws IOException {
        JSONArray pieces = new JSONArray();
        try {
            Callers.on(subject.caller(), () -> {
                for (OutputStreamName stream : subject.positions().streams()) {
                    add(pieces, stream);
                }
            });
        } catch (SecurityException | IllegalArgumentException e) {
            return EventStream.end(id(), String.valueOf(e.getMessage()));
        } catch (UndeclaredThrowableException e) {
            return EventStream.end(id(), "the job has been deleted");
        }
        boolean first = !begun;
        begun = true;
        return pieces.isEmpty() && !first
                ? EventStream.Piece.NOTHING
                : new EventStream.Piece(EventStream.event(id() + "event: output", pieces), false);
    }

    private void add(JSONArray pieces, OutputStreamName stream) {
        OutputPositions positions = subject.positions();
        long position = positions.of(stream);
        OutputChunk chunk = subject.job().followInstance(subject.instance(), stream, position, LIMIT_BYTES);
        boolean anew = OutputPositions.isOfOlderOutput(position, chunk.next());
        if (anew) {
            chunk = subject.job().followInstance(subject.instance(), stream, 0, LIMIT_BYTES);
        }
        positions.put(stream, chunk.next());
        if (anew || chunk.skipped() > 0 || !chunk.text().isEmpty()) {
            JSONObject piece = new JSONObject();
            piece.put("stream", stream.name().toLowerCase(Locale.ROOT));
            piece.put("text", chunk.text());
            piece.put("skipped", chunk.skipped());
            piece.put("anew", anew);
            pieces.add(piece);
        }
    }

    private String id() {
        return "id: " + subject.positions() + "\n";
    }
}
