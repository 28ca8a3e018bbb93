package io.reeve.service.http;

import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Entrance;
import io.reeve.spi.Credentials;
import io.reeve.spi.LoginException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Finds out who sends a request, by its {@code Authorization}: Basic (RFC 7617) with a password or a token, or Bearer
 * (RFC 6750) with a token. Only the directions at {@code /} are for everybody.
 */
final class LoginHandler extends Handler.Wrapper {

    /** How the audit calls this door. */
    static final String DOOR = "http";

    private static final String CALLER = Caller.class.getName();

    private final Entrance entrance;

    LoginHandler(Entrance entrance, Handler next) {
        super(next);
        this.entrance = entrance;
    }

    /** Who sends the request; known to everything behind this handler. */
    static Caller callerOf(HttpServletRequest request) {
        return (Caller) request.getAttribute(CALLER);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (Request.getPathInContext(request).equals("/")) {
            return super.handle(request, response, callback);
        }
        String address = Request.getRemoteAddr(request);
        try {
            request.setAttribute(CALLER, entrance.enter(DOOR, address, credentials(request, address)));
        } catch (LoginException e) {
            turnAway(request, response, callback, e);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static void turnAway(Request request, Response response, Callback callback, LoginException e) {
        long seconds = e.retryAfter().toSeconds();
        if (seconds > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, Long.toString(seconds));
            Response.writeError(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429, e.getMessage());
            return;
        }
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"Reeve\", charset=\"UTF-8\"");
        Response.writeError(request, response, callback, HttpStatus.UNAUTHORIZED_401, e.getMessage());
    }

    private Optional<Credentials> credentials(Request request, String address) throws LoginException {
        List<String> headers = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (headers.size() > 1) {
                throw new IllegalArgumentException("there is more than one Authorization");
            }
            return Optional.of(Authorization.parse(headers.get(0), address));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            entrance.refused(DOOR, address, "", "LOGIN", why);
            throw LoginException.refused(why);
        }
    }
}
