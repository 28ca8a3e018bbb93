package io.reeve.service.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jolokia.json.JSONStructure;

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
        send(response, protocol.answerPath(request.getPathInfo(), request.getParameterMap(), mayBeForged(request)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // curl's -d declares a form. Taking the stream first keeps Jetty from reading the body as one.
        byte[] body = request.getInputStream().readAllBytes();
        send(response, protocol.answerJson(new String(body, StandardCharsets.UTF_8), request.getParameterMap()));
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

    private static void send(HttpServletResponse response, JSONStructure answer) throws IOException {
        byte[] body = answer.toJSONString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
