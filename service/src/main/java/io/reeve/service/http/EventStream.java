package io.reeve.service.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jolokia.json.JSONObject;
import org.jolokia.json.JSONStructure;

/**
 * Sends one client events (https://html.spec.whatwg.org/multipage/server-sent-events.html) as fast as it takes them and
 * never faster: the source is asked for more when the last of it has gone out. No thread waits.
 */
final class EventStream implements WriteListener {
    private static final String GREETING = "retry: 1000\n\n";
    private static final String STILL_HERE = ":\n\n";

    /** What is to be sent next: some events or nothing, and whether it is the end. */
    record Piece(String events, boolean last) {
        static final Piece NOTHING = new Piece("", false);
    }

    /** Has the events; called by one thread at a time. */
    @FunctionalInterface
    interface Source {
        Piece next() throws IOException;
    }

    private final Source source;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Executor executor;
    private final Runnable ended;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile boolean beat;
    private boolean greeted;
    private boolean unflushed;
    private boolean last;
    private boolean over;

    /**
     * @param executor where events are fetched and sent
     * @param ended called once, when nothing more is sent
     */
    EventStream(Source source, AsyncContext context, Executor executor, Runnable ended) throws IOException {
        this.source = source;
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.executor = executor;
        this.ended = ended;
    }

    /** One event as it is sent. */
    static String event(String fields, JSONStructure data) throws IOException {
        StringWriter event = new StringWriter();
        event.write(fields + "\ndata: ");
        data.writeJSONString(new Escapes(event));
        event.write("\n\n");
        return event.toString();
    }

    /** The last event, {@code end}, which says why it is the last. */
    static Piece end(String fields, String why) throws IOException {
        JSONObject data = new JSONObject();
        data.put("error", why);
        return new Piece(event(fields + "event: end", data), true);
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
        String next = next();
        if (!next.isEmpty()) {
            out.write(next.getBytes(StandardCharsets.UTF_8));
            unflushed = true;
        }
        return !next.isEmpty();
    }

    private String next() throws IOException {
        if (!greeted) {
            greeted = true;
            return GREETING;
        }
        Piece piece = source.next();
        last = piece.last();
        String next = piece.events().isEmpty() && beat ? STILL_HERE : piece.events();
        beat = false;
        return next;
    }
}
