package io.reeve.service.http;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Gate;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMX;
import org.jspecify.annotations.Nullable;

/**
 * The output of a job while it is printed: {@code GET /api/jobs/NAME/output} with {@code from}, {@code stream} and
 * {@code instance}. A client that reconnects sends the id of the last event it got, and misses nothing that is still kept.
 */
final class OutputServlet extends HttpServlet {
    private static final Pattern PATH = Pattern.compile("/([^/]+)/output");
    private static final Set<String> PARAMETERS = Set.of("from", "stream", "instance");

    private final transient Gate gate;
    private final transient OutputWatch outputs;
    private final transient EventStreams streams;

    OutputServlet(Gate gate, OutputWatch outputs, EventStreams streams) {
        this.gate = gate;
        this.outputs = outputs;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "expected /api/jobs/NAME/output");
            return;
        }
        if (streams.isFull(response)) {
            return;
        }
        String name = path.group(1);
        try {
            OutputFollower.Subject subject = subject(request, name);
            Callers.on(subject.caller(), () -> begin(subject));
            streams.open(
                    request,
                    response,
                    new OutputFollower(subject),
                    stream -> outputs.watch(name, subject.instance(), stream::wake));
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
}
