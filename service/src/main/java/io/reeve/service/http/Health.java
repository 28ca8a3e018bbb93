package io.reeve.service.http;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.gate.Gate;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMX;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/**
 * Whether something is up, for checks from outside, which have no login: the service at {@code /api/health}, a job at
 * {@code /api/jobs/NAME/health}. Nothing more is told, and of a job that does not exist the same as of one that is down.
 */
final class Health extends Handler.Wrapper {
    private static final String SERVICE = "/api/health";
    private static final Pattern JOB = Pattern.compile("/api/jobs/([^/]+)/health");

    private final Gate gate;

    Health(Gate gate, Handler next) {
        super(next);
        this.gate = gate;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        Matcher job = JOB.matcher(path);
        boolean asked = path.equals(SERVICE) || job.matches();
        if (!asked) {
            return super.handle(request, response, callback);
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return true;
        }
        boolean up = path.equals(SERVICE) || isUp(URIUtil.decodePath(job.group(1)));
        response.setStatus(up ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(
                true, StandardCharsets.US_ASCII.encode("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}\n"), callback);
        return true;
    }

    /** Whether an instance runs, and is ready where the job says what that takes. */
    private boolean isUp(String job) {
        try {
            JobMXBean bean = JMX.newMXBeanProxy(gate.server(), ObjectNames.job(job), JobMXBean.class);
            return bean.status().running() > 0;
        } catch (UndeclaredThrowableException | IllegalArgumentException e) {
            return false; // there is no such job
        }
    }
}
