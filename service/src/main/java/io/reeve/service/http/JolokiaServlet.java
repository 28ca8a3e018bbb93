package io.reeve.service.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
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

    JolokiaServlet(Protocol protocol) {
        this.protocol = protocol;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JSONObject answer = protocol.answerPath(request.getPathInfo(), query(request), mayBeForged(request));
        try (Writer out = json(response)) {
            answer.writeJSONString(out);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        try (Writer out = json(response)) {
            protocol.answerJson(new String(body, StandardCharsets.UTF_8), query(request), out);
        }
    }

    private static Writer json(HttpServletResponse response) throws IOException {
        response.setContentType("application/json;charset=utf-8");
        return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Whether a page of another site may have made a browser send this GET, as by an image: it comes from a browser (all of
     * them are Mozilla), and the browser does not vouch for it. Not all do so everywhere, and GETs carry no Origin.
     */
    private static boolean mayBeForged(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean vouched = site != null && Set.of("same-origin", "none").contains(site);
        return agent != null && agent.startsWith("Mozilla/") && !vouched;
    }

    /** Without the parameters in the body that the servlet API would look for: curl's -d declares its JSON a form. */
    private static Map<String, String> query(HttpServletRequest request) {
        Fields fields = Request.extractQueryParameters(ServletContextRequest.getServletContextRequest(request));
        return fields.stream().collect(Collectors.toMap(Fields.Field::getName, Fields.Field::getValue));
    }
}
