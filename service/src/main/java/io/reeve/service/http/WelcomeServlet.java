package io.reeve.service.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells who looks at the bare address where things are. */
final class WelcomeServlet extends HttpServlet {

    private static final String TEXT = """
            Reeve

            /jolokia    every job and the service itself as JSON (https://jolokia.org/reference/html/manual/jolokia_protocol.html)
                        /jolokia/exec/reeve:type=Server/statusAll
                        /jolokia/read/reeve:type=Server
                        /jolokia/list/reeve
            /api/jobs/NAME/output
                        what a job prints, as server-sent events, from now on; ?from=-20 begins 20 lines before
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().print(TEXT);
    }
}
