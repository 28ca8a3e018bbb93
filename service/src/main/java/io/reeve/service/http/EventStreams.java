package io.reeve.service.http;

import io.reeve.service.gate.Caller;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** The clients that are sent events, as many of one kind as there may be at a time. Thread-safe. */
final class EventStreams {
    private static final int MOST = 500;
    private static final int BEAT_SECONDS = 10;

    private final String what;
    private final Executor executor;
    private final Scheduler scheduler;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    /**
     * @param what they follow, for those for whom there is no room
     * @param executor sends events; its threads are kept busy for moments only
     */
    EventStreams(String what, Executor executor, Scheduler scheduler) {
        this.what = what;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Whether there are so many that one more is turned away, which this has done then. */
    boolean isFull(HttpServletResponse response) throws IOException {
        boolean full = streams.size() >= MOST;
        if (full) {
            response.sendError(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE, MOST + " clients follow " + what + " already");
        }
        return full;
    }

    /** Ends all; clients come back to the next service. */
    void close() {
        streams.forEach(EventStream::end);
    }

    /**
     * Begins to send.
     *
     * @param watch begins to watch what is told, and wakes the stream when there is something
     */
    void open(
            HttpServletRequest request,
            HttpServletResponse response,
            EventStream.Source source,
            Function<EventStream, Watching> watch)
            throws IOException {
        Caller caller = LoginHandler.callerOf(request);
        response.setContentType("text/event-stream;charset=utf-8");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Following following = new Following(caller);
        EventStream stream = new EventStream(source, context, executor, following::end);
        following.begin(stream, watch.apply(stream));
        response.getOutputStream().setWriteListener(stream);
    }

    /** What has to be undone when a client is no longer served. */
    private final class Following {
        private final Optional<Session> session;
        private @Nullable EventStream stream;
        private @Nullable Watching watching;
        private Scheduler.@Nullable Task beats;

        Following(Caller caller) {
            session = caller.identity() instanceof Session held ? Optional.of(held) : Optional.empty();
            session.ifPresent(Session::hold);
        }

        synchronized void begin(EventStream begun, Watching watch) {
            stream = begun;
            watching = watch;
            streams.add(begun);
            beatLater(begun);
        }

        private synchronized void beatLater(EventStream begun) {
            if (streams.contains(begun)) {
                beats = scheduler.schedule(
                        () -> {
                            begun.beat();
                            beatLater(begun);
                        },
                        BEAT_SECONDS,
                        TimeUnit.SECONDS);
            }
        }

        synchronized void end() {
            session.ifPresent(Session::release);
            if (stream != null) {
                streams.remove(stream);
            }
            if (beats != null) {
                beats.cancel();
            }
            if (watching != null) {
                watching.close();
            }
        }
    }
}
