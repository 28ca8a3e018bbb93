package io.reeve.service.http;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.gate.Caller;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.jolokia.json.JSONStructure;

/**
 * Sends the output of an instance of a job to one client as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html), as fast as that one takes it and never faster: what is
 * no longer kept when its turn comes is skipped, and the client told. No thread waits. Each piece is asked of the gate, so
 * that a login which no longer counts ends it.
 */
final class OutputFollower implements WriteListener {
    private static final int LIMIT_BYTES = 1 << 16;
    private static final byte[] NOTHING = {};
    private static final byte[] GREETING = "retry: 1000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] STILL_HERE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    /** What is followed: a job as the caller has it, one of its instances, and how far it has been sent. */
    record Subject(Caller caller, JobMXBean job, int instance, OutputPositions positions) {}

    private final Subject subject;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Executor executor;
    private final Runnable ended;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile boolean beat;
    private boolean greeted;
    private boolean begun;
    private boolean unflushed;
    private boolean last;
    private boolean over;

    /**
     * @param executor where output is fetched and sent
     * @param ended called once, when nothing more is sent
     */
    OutputFollower(Subject subject, AsyncContext context, Executor executor, Runnable ended) throws IOException {
        this.subject = subject;
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.executor = executor;
        this.ended = ended;
    }

    /** There may be something to send; returns at once. */
    void wake() {
        if (due.compareAndSet(false, true)) {
            executor.execute(() -> send(false));
        }
    }

    /** Tells the client that the connection is alive, and finds out whether it still may be. */
    void beat() {
        beat = true;
        wake();
    }

    @Override
    public void onWritePossible() {
        send(true);
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    /** Ends it, as the service does. */
    synchronized void end() {
        if (!over) {
            over = true;
            context.complete();
            ended.run();
        }
    }

    /** @param possible whether the container says so, which it has to do once before anything is sent */
    private synchronized void send(boolean possible) {
        due.set(false);
        try {
            while (!over && (greeted || possible) && out.isReady()) {
                if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else if (last) {
                    end();
                } else if (!sendNext()) {
                    return;
                }
            }
        } catch (IOException e) {
            end(); // the client has gone
        }
    }

    private boolean sendNext() throws IOException {
        byte[] next = next();
        if (next.length > 0) {
            out.write(next);
            unflushed = true;
        }
        return next.length > 0;
    }

    private byte[] next() throws IOException {
        if (!greeted) {
            greeted = true;
            return GREETING;
        }
        byte[] events = events();
        byte[] next = events.length == 0 && beat ? STILL_HERE : events;
        beat = false;
        return next;
    }

    /** What has been printed meanwhile, in one event, whose id thus tells exactly what the client has; nothing if nothing. */
    private byte[] events() throws IOException {
        JSONArray pieces = new JSONArray();
        try {
            Callers.on(subject.caller(), () -> {
                for (OutputStreamName stream : subject.positions().streams()) {
                    add(pieces, stream);
                }
            });
        } catch (SecurityException | IllegalArgumentException e) {
            return end(String.valueOf(e.getMessage()));
        } catch (UndeclaredThrowableException e) {
            return end("the job has been deleted");
        }
        boolean first = !begun;
        begun = true;
        return pieces.isEmpty() && !first ? NOTHING : event("output", pieces);
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

    private byte[] end(String why) throws IOException {
        last = true;
        JSONObject data = new JSONObject();
        data.put("error", why);
        return event("end", data);
    }

    private byte[] event(String type, JSONStructure data) throws IOException {
        StringWriter event = new StringWriter();
        event.write("id: " + subject.positions() + "\nevent: " + type + "\ndata: ");
        data.writeJSONString(new Escapes(event));
        event.write("\n\n");
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
