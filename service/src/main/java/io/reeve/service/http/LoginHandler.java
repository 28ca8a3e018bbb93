package io.reeve.service.http;

import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Entrance;
import io.reeve.spi.Credentials;
import io.reeve.spi.LoginException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request: by its {@code Authorization}, which is Basic (RFC 7617) with a password or a token, or
 * Bearer (RFC 6750) with a token; or, where the console's pages ask, by a session. The directions at {@code /}, the
 * console's code and its login, and whether something is up are for everybody.
 */
final class LoginHandler extends Handler.Wrapper {

    /** How the audit calls this door. */
    static final String DOOR = "http";

    /** How it calls those who come in by a session. */
    static final String CONSOLE = "console";

    private static final String CALLER = Caller.class.getName();

    private static final Pattern FOR_ALL =
            Pattern.compile("/|/hawtio|/hawtio/(?!jolokia(/.*)?$).*|/api/health|/api/jobs/[^/]+/health");
    private static final Pattern BY_SESSION = Pattern.compile("/(hawtio|api)(/.*)?");
    private static final String OVER = "the session is over: log in again";
    private static final String UNVOUCHED =
            "by a session, only pages of this service may change something: Origin or Sec-Fetch-Site is missing";

    private final Entrance entrance;
    private final Sessions sessions;

    LoginHandler(Entrance entrance, Sessions sessions, Handler next) {
        super(next);
        this.entrance = entrance;
        this.sessions = sessions;
    }

    /** Who sends the request; known to everything behind this handler that is not for everybody. */
    static Caller callerOf(HttpServletRequest request) {
        return knownCallerOf(request).orElseThrow(() -> new SecurityException("nobody is known to call"));
    }

    /** The same where anybody may ask. */
    static Optional<Caller> knownCallerOf(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        String address = Request.getRemoteAddr(request);
        boolean bySession = BY_SESSION.matcher(path).matches();
        try {
            if (FOR_ALL.matcher(path).matches()) {
                request.setAttribute(CALLER, whoever(request, address));
            } else {
                request.setAttribute(CALLER, caller(request, address, bySession));
            }
        } catch (LoginException e) {
            turnAway(request, response, callback, e);
            return true;
        }
        return super.handle(request, response, callback);
    }

    /** Nobody has to be known, and nobody who is not is worth a line in the audit. */
    private @Nullable Caller whoever(Request request, String address) throws LoginException {
        Optional<Caller> known = sessions.use(request).map(session -> new Caller(session, CONSOLE, address));
        return known.isPresent() || entrance.isGuarded()
                ? known.orElse(null)
                : entrance.enter(CONSOLE, address, Optional.empty());
    }

    private Caller caller(Request request, String address, boolean bySession) throws LoginException {
        Optional<Credentials> given = credentials(request, address);
        if (given.isPresent() || !bySession) {
            return entrance.enter(DOOR, address, given);
        }
        Optional<Session> session = sessions.use(request);
        if (session.isPresent()) {
            requireVouched(request, address, session.get());
            return new Caller(session.get(), CONSOLE, address);
        }
        if (sessions.isClaimed(request) && entrance.isGuarded()) {
            throw refused(CONSOLE, address, "", OVER);
        }
        return entrance.enter(CONSOLE, address, given);
    }

    /**
     * A browser sends cookies along without being asked, so it has to say for which page: all of them do when they post
     * (https://fetch.spec.whatwg.org/#origin-header). The doorman sees to it that it is one of ours.
     */
    private void requireVouched(Request request, String address, Session session) throws LoginException {
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        boolean vouched = request.getHeaders().contains(HttpHeader.ORIGIN)
                || request.getHeaders().contains("Sec-Fetch-Site");
        if (!reads && !vouched) {
            throw refused(CONSOLE, address, session.name(), UNVOUCHED);
        }
    }

    private LoginException refused(String door, String address, String user, String why) {
        entrance.refused(door, address, user, "LOGIN", why);
        return LoginException.refused(why);
    }

    private static void turnAway(Request request, Response response, Callback callback, LoginException e) {
        long seconds = e.retryAfter().toSeconds();
        if (seconds > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, Long.toString(seconds));
            Response.writeError(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429, e.getMessage());
            return;
        }
        if (!isByScript(request)) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"Reeve\", charset=\"UTF-8\"");
        }
        Response.writeError(request, response, callback, HttpStatus.UNAUTHORIZED_401, e.getMessage());
    }

    /** A browser asked for a password because of what a page fetches would come between the page and its own login. */
    private static boolean isByScript(Request request) {
        String mode = request.getHeaders().get("Sec-Fetch-Mode");
        return Request.getPathInContext(request).startsWith(Console.PATH) || (mode != null && !mode.equals("navigate"));
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
            throw refused(DOOR, address, "", String.valueOf(e.getMessage()));
        }
    }
}
