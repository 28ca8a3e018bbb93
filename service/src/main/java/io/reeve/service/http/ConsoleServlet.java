package io.reeve.service.http;

import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Entrance;
import io.reeve.service.gate.Gate;
import io.reeve.spi.Credentials;
import io.reeve.spi.LoginException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jolokia.json.JSONObject;
import org.jolokia.json.JSONWriter;
import org.jolokia.json.parser.JSONParser;
import org.jolokia.json.parser.ParseException;

/**
 * What Hawtio's pages ask of their server, in place of hawtio-system, which would bring JAAS, sessions, a proxy and a
 * Jolokia of its own beside the gate: who the user is, the login and the logout, what to load, and that there is nothing of
 * the rest.
 */
final class ConsoleServlet extends HttpServlet {
    private static final String LOGIN_PAGE = Console.PATH + "login";

    /** The name by which Hawtio knows that nobody has to log in, or can log out. */
    private static final String NOBODY_IN_PARTICULAR = "public";

    private static final String NO_VERSIONS = "\"productInfo\": []";
    private static final String VERSIONS = "\"productInfo\": [{\"name\": \"Reeve\", \"value\": \""
            + Optional.ofNullable(ConsoleServlet.class.getPackage().getImplementationVersion())
                    .orElse("development")
            + "\"}]";

    private static final String ROUTES = "\"disabledRoutes\": [";
    private static final String ROUTES_TO_JVM = ROUTES + "\"/runtime\", \"/jvm-diagnostics\", ";

    private final transient Entrance entrance;
    private final transient Gate gate;
    private final transient Sessions sessions;
    private final transient Pages pages;
    private final transient Body body;
    private final String settings;

    /** @param settings Hawtio's hawtconfig.json */
    ConsoleServlet(HttpDoor.House house, Sessions sessions, Body body, String settings) {
        this.entrance = house.entrance();
        this.gate = house.gate();
        this.pages = house.pages();
        this.sessions = sessions;
        this.body = body;
        this.settings = settings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        switch (path) {
            case "/user" -> user(request, response);
            case "/plugin" -> json(response, pages.remotes().toJSONString());
            case "/hawtconfig.json" -> json(response, settings(request));
            case "/auth/logout" -> logout(request, response);
            // None beside the form, whose shape Hawtio knows.
            case "/auth/config/login", "/auth/config/oidc" -> json(response, "[]");
            // Pages that are open use their session; one that is closed lets it run out.
            case "/auth/config/session-timeout" -> json(response, "{\"timeout\":-1}");
            case "/refresh" -> json(response, "true");
            case "/proxy/enabled", "/keycloak/enabled" -> json(response, "false");
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND, "the console has no " + path);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"/auth/login".equals(request.getPathInfo())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        if (request.getContentType() == null || !request.getContentType().startsWith("application/json")) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "expected application/json");
            return;
        }
        Optional<String> text = body.read(request.getInputStream());
        if (text.isEmpty()) {
            response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT, body.tooLate());
            return;
        }
        try {
            login(credentials(text.get(), request.getRemoteAddr()), request, response);
        } catch (IllegalArgumentException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (LoginException e) {
            refuse(response, e);
        }
    }

    private void user(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Caller> caller = LoginHandler.knownCallerOf(request);
        if (caller.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "nobody has logged in");
            return;
        }
        boolean bySession = caller.get().identity() instanceof Session;
        json(response, "");
        JSONWriter.serialize(bySession ? caller.get().name() : NOBODY_IN_PARTICULAR, response.getWriter());
    }

    /** Who has logged in sees the version; and who may not look into the JVM, no pages that would have nothing to show. */
    private String settings(HttpServletRequest request) {
        Optional<Caller> caller = LoginHandler.knownCallerOf(request);
        String known = caller.isEmpty() ? settings : settings.replace(NO_VERSIONS, VERSIONS);
        return caller.filter(gate::mayLookIntoJvm).isPresent() ? known : known.replace(ROUTES, ROUTES_TO_JVM);
    }

    private static Credentials credentials(String text, String address) {
        JsonLimits.check(text);
        try {
            if (new JSONParser().parse(text) instanceof JSONObject given
                    && given.get("username") instanceof String user
                    && given.get("password") instanceof String password) {
                return new Credentials(user, password, address);
            }
        } catch (ParseException | IOException | RuntimeException e) {
            // What the parser says may quote a password.
        }
        throw new IllegalArgumentException("expected a JSON object with username and password");
    }

    private void login(Credentials given, HttpServletRequest request, HttpServletResponse response)
            throws LoginException, IOException {
        Caller caller = entrance.enter(LoginHandler.CONSOLE, given.address(), Optional.of(given));
        ServletContextRequest wire = ServletContextRequest.getServletContextRequest(request);
        sessions.begin(caller.identity(), wire, wire.getServletContextResponse());
        entrance.entered(caller, "LOGIN");
        JSONObject answer = new JSONObject();
        answer.put("username", caller.name());
        json(response, answer.toJSONString());
    }

    private static void refuse(HttpServletResponse response, LoginException e) throws IOException {
        long seconds = e.retryAfter().toSeconds();
        if (seconds > 0) {
            response.setHeader("Retry-After", Long.toString(seconds));
        }
        response.sendError(seconds > 0 ? 429 : HttpServletResponse.SC_UNAUTHORIZED, e.getMessage());
    }

    private void logout(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletContextRequest wire = ServletContextRequest.getServletContextRequest(request);
        LoginHandler.knownCallerOf(request)
                .filter(caller -> caller.identity() instanceof Session)
                .ifPresent(caller -> entrance.entered(caller, "LOGOUT"));
        sessions.end(wire, wire.getServletContextResponse());
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", LOGIN_PAGE);
    }

    private static void json(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/json;charset=utf-8");
        response.getWriter().print(json);
    }
}
