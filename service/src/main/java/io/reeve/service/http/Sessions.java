package io.reeve.service.http;

import io.reeve.spi.Identity;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The logins to the console. Who has one is known by a cookie of 256 random bits, which scripts cannot read, and which a
 * browser sends along for no page of another site. They are kept in memory and end with the service. Thread-safe.
 */
final class Sessions {

    private static final int MOST = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Duration idle;
    private final boolean secure;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /**
     * @param idle how long one counts that nobody uses
     * @param secure whether the service speaks TLS
     */
    Sessions(Duration idle, boolean secure) {
        this.idle = idle;
        this.secure = secure;
    }

    /** Begins one, in place of the one that the client may have had. */
    void begin(Identity identity, Request request, Response response) {
        ids(request).forEach(this::end);
        makeRoom();
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        sessions.put(id, new Session(identity, idle, System::nanoTime));
        Response.putCookie(response, cookie(request, id, -1));
    }

    /** Ends the client's, if it has one. */
    void end(Request request, Response response) {
        ids(request).forEach(this::end);
        Response.putCookie(response, cookie(request, "", 0));
    }

    /** Whether the client believes that it has one. */
    boolean isClaimed(Request request) {
        return !ids(request).isEmpty();
    }

    /** The client's, which is used by that; empty if it has none that counts. */
    Optional<Session> use(Request request) {
        Optional<Session> found = ids(request).stream()
                .flatMap(id -> Optional.ofNullable(sessions.get(id)).stream())
                .filter(Session::isValid)
                .findFirst();
        found.ifPresent(Session::use);
        return found;
    }

    private void end(String id) {
        Optional.ofNullable(sessions.remove(id)).ifPresent(Session::end);
    }

    /** Those that count no longer go, and if they are still too many, the one that was not used for longest. */
    private void makeRoom() {
        sessions.values().removeIf(session -> !session.isValid());
        if (sessions.size() >= MOST) {
            sessions.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().usedAt()))
                    .ifPresent(oldest -> end(oldest.getKey()));
        }
    }

    private List<String> ids(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name(request)))
                .map(HttpCookie::getValue)
                .toList();
    }

    private HttpCookie cookie(Request request, String value, int maxAge) {
        return HttpCookie.build(name(request), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.STRICT)
                .maxAge(maxAge)
                .build();
    }

    /** Cookies belong to a host and not to a port: another service on it must have cookies of another name. */
    private String name(Request request) {
        return (secure ? "__Host-reeve-" : "reeve-") + Request.getLocalPort(request);
    }
}
