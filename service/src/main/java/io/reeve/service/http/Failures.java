package io.reeve.service.http;

import io.reeve.mbeans.ObjectNames;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanException;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeErrorException;
import javax.management.RuntimeMBeanException;
import javax.management.RuntimeOperationsException;
import org.jolokia.json.JSONObject;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.JolokiaObjectNameRequest;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.NotChangedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client is told of a failure: a {@code status} by which a script can tell whose fault it is, and the message. The
 * numbers are HTTP's: 400 the caller's mistake, 403 not allowed, 404 no such bean or member, 409 not in this state,
 * 500 anything else.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static JSONObject malformed(Exception e) {
        return malformed("", e);
    }

    /** @param bean the name of the MBean that was meant; empty if there is none */
    static JSONObject malformed(String bean, Exception e) {
        Throwable known =
                e instanceof ClassCastException ? new IllegalArgumentException("a member has the wrong JSON type") : e;
        JSONObject answer = json(400, known, (bean.isEmpty() ? "" : bean + ": ") + messageOf(known));
        answer.put("timestamp", System.currentTimeMillis() / 1000);
        return answer;
    }

    static JSONObject refused(JolokiaRequest request, String why) {
        JSONObject answer = answer(request, new SecurityException(why));
        answer.put("request", Protocol.echo(request));
        return answer;
    }

    static JSONObject answer(JolokiaRequest request, Throwable thrown) {
        Throwable e = unwrapped(thrown);
        if (e instanceof NotChangedException) {
            JSONObject unchanged = new JSONObject();
            unchanged.put("status", 304);
            return unchanged;
        }
        int status = statusOf(e);
        if (status == 500) {
            LOG.debug("{} failed", request.getType(), e);
        }
        String message = e instanceof InstanceNotFoundException && request instanceof JolokiaObjectNameRequest named
                ? missing(named.getObjectName())
                : messageOf(e);
        return json(status, e, message);
    }

    private static JSONObject json(int status, Throwable e, String message) {
        JSONObject json = new JSONObject();
        json.put("status", status);
        json.put("error_type", e.getClass().getName());
        json.put("error", message);
        return json;
    }

    private static Throwable unwrapped(Throwable e) {
        boolean wrapper = e instanceof ReflectionException
                || e instanceof MBeanException
                || e instanceof RuntimeMBeanException
                || e instanceof RuntimeOperationsException
                || e instanceof RuntimeErrorException;
        Throwable cause = e.getCause();
        return wrapper && cause != null ? cause : e;
    }

    private static int statusOf(Throwable e) {
        if (e instanceof BadRequestException || e instanceof IllegalArgumentException) {
            return 400;
        }
        if (e instanceof SecurityException) {
            return 403;
        }
        if (e instanceof InstanceNotFoundException
                || e instanceof AttributeNotFoundException
                || e instanceof NoSuchMethodException) {
            return 404;
        }
        return e instanceof IllegalStateException ? 409 : 500;
    }

    /** Jolokia says that it cannot process the whole of a request, and keeps the reason in the cause. */
    private static String messageOf(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
        @Nullable Throwable cause = e.getCause();
        if (!(e instanceof BadRequestException) || cause == null) {
            return message;
        }
        return message.startsWith("Can't process") ? messageOf(cause) : message + ": " + messageOf(cause);
    }

    private static String missing(ObjectName name) {
        return name.getDomain().equals(ObjectNames.DOMAIN) && ObjectNames.JOBS.apply(name)
                ? "there is no job " + ObjectNames.jobName(name)
                : "there is no MBean " + name;
    }
}
