package io.reeve.service.http;

import io.reeve.service.gate.Caller;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.Scheduler;

/** What answers by which path. */
final class Servlets {

    private final HttpDoor.House house;
    private final Body body;
    private final Scheduler scheduler;
    private final Protocol protocol;
    private final EventStreams outputs;
    private final EventStreams events;

    /** @param executor sends events */
    Servlets(HttpDoor.House house, Body body, Executor executor, Scheduler scheduler) {
        this.house = house;
        this.body = body;
        this.scheduler = scheduler;
        this.protocol = new Protocol(house.gate(), this::refused);
        this.outputs = new EventStreams("output", executor, scheduler);
        this.events = new EventStreams("events", executor, scheduler);
    }

    private void refused(String why) {
        Caller caller = Callers.current();
        house.entrance().refused(caller.door(), caller.address(), caller.name(), "REQUEST", why);
    }

    /** Whom events are sent to. */
    List<EventStreams> streams() {
        return List.of(outputs, events);
    }

    /** @param settings Hawtio's */
    ServletContextHandler context(Sessions sessions, String settings, JsonErrors errors) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(errors);
        context.addServlet(new ServletHolder(new WelcomeServlet()), "");
        context.addServlet(new ServletHolder(new JolokiaServlet(protocol, body)), "/jolokia/*");
        context.addServlet(new ServletHolder(new JolokiaServlet(protocol, body)), Console.PATH + "jolokia/*");
        context.addServlet(new ServletHolder(new ConsoleServlet(house, sessions, body, settings)), Console.PATH + "*");
        async(context, new OutputServlet(house.gate(), house.outputs(), outputs), "/api/jobs/*");
        async(context, new EventsServlet(house.gate(), protocol, house.jobs(), events, scheduler), "/api/events");
        return context;
    }

    private static void async(ServletContextHandler context, HttpServlet servlet, String path) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, path);
    }
}
