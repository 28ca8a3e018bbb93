package io.reeve.service.http;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Gate;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMX;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The output of a job while it is printed: {@code GET /api/jobs/NAME/output} with {@code from}, {@code stream} and
 * {@code instance}. A client that reconnects sends the id of the last event it got, and misses nothing that is still kept.
 */
final class OutputServlet extends HttpServlet {
    private static final Pattern PATH = Pattern.compile("/([^/]+)/output");
    private static final Set<String> PARAMETERS = Set.of("from", "stream", "instance");
    private static final int MOST_FOLLOWERS = 500;
    private static final int BEAT_SECONDS = 10;

    private final transient Gate gate;
    private final transient OutputWatch outputs;
    private final transient Executor executor;
    private final transient Scheduler scheduler;
    private final transient Set<OutputFollower> followers = ConcurrentHashMap.newKeySet();

    /** @param executor sends output; its threads are kept busy for moments only */
    OutputServlet(Gate gate, OutputWatch outputs, Executor executor, Scheduler scheduler) {
        this.gate = gate;
        this.outputs = outputs;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Ends all connections; clients come back to the next service. */
    void close() {
        followers.forEach(OutputFollower::end);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "expected /api/jobs/NAME/output");
            return;
        }
        if (followers.size() >= MOST_FOLLOWERS) {
            response.sendError(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE, MOST_FOLLOWERS + " clients follow output already");
            return;
        }
        String name = path.group(1);
        try {
            OutputFollower.Subject subject = subject(request, name);
            Callers.on(subject.caller(), () -> begin(subject));
            follow(request, response, name, subject);
        } catch (IllegalArgumentException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (SecurityException e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, e.getMessage());
        } catch (UndeclaredThrowableException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "there is no such job");
        }
    }

    private OutputFollower.Subject subject(HttpServletRequest request, String name) {
        for (String parameter : request.getParameterMap().keySet()) {
            if (!PARAMETERS.contains(parameter)) {
                throw new IllegalArgumentException("expected from, stream or instance, not " + parameter);
            }
        }
        Caller caller = LoginHandler.callerOf(request);
        JobMXBean job = JMX.newMXBeanProxy(gate.before(Callers::current), ObjectNames.job(name), JobMXBean.class);
        String lastEvent = request.getHeader("Last-Event-ID");
        String from = lastEvent != null && !lastEvent.isEmpty() ? lastEvent : parameter(request, "from", "end");
        return new OutputFollower.Subject(
                caller,
                job,
                instance(parameter(request, "instance", "1")),
                OutputPositions.parse(from, streams(parameter(request, "stream", "both"))));
    }

    private static String parameter(HttpServletRequest request, String name, String fallback) {
        @Nullable String value = request.getParameter(name);
        return value == null ? fallback : value;
    }

    private static int instance(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("instance: expected a number from 1");
        }
        return Integer.parseInt(text);
    }

    private static List<OutputStreamName> streams(String text) {
        return switch (text) {
            case "both" -> List.of(OutputStreamName.values());
            case "out" -> List.of(OutputStreamName.OUT);
            case "err" -> List.of(OutputStreamName.ERR);
            default -> throw new IllegalArgumentException("stream: expected out, err or both");
        };
    }

    /** A refusal has its status, which events have not; and who begins at the end begins at that of this moment. */
    private static void begin(OutputFollower.Subject subject) {
        for (OutputStreamName stream : subject.positions().streams()) {
            subject.positions()
                    .end(
                            stream,
                            subject.job()
                                    .followInstance(subject.instance(), stream, Long.MAX_VALUE, 1)
                                    .next());
        }
    }

    private void follow(
            HttpServletRequest request, HttpServletResponse response, String name, OutputFollower.Subject subject)
            throws IOException {
        response.setContentType("text/event-stream;charset=utf-8");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Following following = new Following();
        OutputFollower follower = new OutputFollower(subject, context, executor, following::end);
        following.begin(follower, outputs.watch(name, subject.instance(), follower::wake));
        response.getOutputStream().setWriteListener(follower);
    }

    /** What has to be undone when a client is no longer served. */
    private final class Following {
        private @Nullable OutputFollower follower;
        private OutputWatch.@Nullable Watching watching;
        private Scheduler.@Nullable Task beats;

        synchronized void begin(OutputFollower begun, OutputWatch.Watching watch) {
            follower = begun;
            watching = watch;
            followers.add(begun);
            beatLater(begun);
        }

        private synchronized void beatLater(OutputFollower begun) {
            if (followers.contains(begun)) {
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
            if (follower != null) {
                followers.remove(follower);
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
