package io.reeve.service.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jolokia.json.JSONObject;

/**
 * Jolokia's protocol over HTTP. In place of Jolokia's own AgentServlet, which reflects origins, answers JSONP, serves
 * notifications past every check, and reports half of its errors as plain text.
 */
final class JolokiaServlet extends HttpServlet {

    private final transient Protocol protocol;
    private final transient Body body;

    JolokiaServlet(Protocol protocol, Body body) {
        this.protocol = protocol;
        this.body = body;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Callers.on(LoginHandler.callerOf(request), () -> {
            boolean maybeForged = isBySession(request) || mayBeForged(request);
            JSONObject answer = protocol.answerPath(request.getPathInfo(), query(request), maybeForged);
            try (Writer out = json(response)) {
                answer.writeJSONString(out);
            }
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> text = body.read(request.getInputStream());
        if (text.isEmpty()) {
            response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT, body.tooLate());
            return;
        }
        Callers.on(LoginHandler.callerOf(request), () -> {
            try (Writer out = json(response)) {
                protocol.answerJson(text.get(), query(request), out);
            }
        });
    }

    private static Writer json(HttpServletResponse response) throws IOException {
        response.setContentType("application/json;charset=utf-8");
        return new Escapes(new BufferedWriter(
                new OutputStreamWriter(new Unflushed(response.getOutputStream()), StandardCharsets.UTF_8)));
    }

    /** Closing a writer flushes first, by which Jetty would send the head at once: without a length, in two packets. */
    private static final class Unflushed extends FilterOutputStream {

        Unflushed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /**
     * Whether a page of another site may have made a browser send this GET, as by an image: it comes from a browser (all of
     * them are Mozilla), and the browser does not vouch for it. Not all do so everywhere, and GETs carry no Origin.
     */
    private static boolean mayBeForged(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean vouched = site != null && Doorman.isOwnSite(site);
        return agent != null && agent.startsWith("Mozilla/") && !vouched;
    }

    /** Whether the browser was known by its session, which it sends along without being asked. */
    private static boolean isBySession(HttpServletRequest request) {
        return LoginHandler.callerOf(request).identity() instanceof Session;
    }

    /** Without the parameters in the body that the servlet API would look for: curl's -d declares its JSON a form. */
    private static Map<String, String> query(HttpServletRequest request) {
        Fields fields = Request.extractQueryParameters(ServletContextRequest.getServletContextRequest(request));
        return fields.stream().collect(Collectors.toMap(Fields.Field::getName, Fields.Field::getValue));
    }
}
