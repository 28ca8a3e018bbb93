package io.reeve.service.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells who looks at the bare address where things are; a browser is led to the console. */
final class WelcomeServlet extends HttpServlet {

    private static final String TEXT = """
            Reeve

            /hawtio     the console, for a browser
            /jolokia    every job and the service itself as JSON (https://jolokia.org/reference/html/manual/jolokia_protocol.html)
                        /jolokia/exec/reeve:type=Server/statusAll
                        /jolokia/read/reeve:type=Server
                        /jolokia/list/reeve
            /api/jobs/NAME/output
                        what a job prints, as server-sent events, from now on; ?from=-20 begins 20 lines before
            /api/events
                        what becomes of all jobs, as server-sent events
            /api/health, /api/jobs/NAME/health
                        200 if the service, or the job, is up, 503 if not; for everybody
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = request.getHeader("Accept");
        response.setHeader("Vary", "Accept");
        if (accept != null && accept.contains("text/html")) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", Console.PATH);
            return;
        }
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().print(TEXT);
    }
}
