package io.reeve.service.http;

import io.reeve.service.gate.Gate;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.util.thread.Scheduler;

/** What becomes of all jobs, as it happens: {@code GET /api/events}. */
final class EventsServlet extends HttpServlet {

    private final transient Gate gate;
    private final transient Protocol protocol;
    private final transient JobWatch jobs;
    private final transient EventStreams streams;
    private final transient Scheduler scheduler;

    EventsServlet(Gate gate, Protocol protocol, JobWatch jobs, EventStreams streams, Scheduler scheduler) {
        this.gate = gate;
        this.protocol = protocol;
        this.jobs = jobs;
        this.streams = streams;
        this.scheduler = scheduler;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!streams.isFull(response)) {
            JobEvents events = new JobEvents(LoginHandler.callerOf(request), gate, protocol, scheduler);
            streams.open(request, response, events, stream -> events.watch(jobs, stream));
        }
    }
}
