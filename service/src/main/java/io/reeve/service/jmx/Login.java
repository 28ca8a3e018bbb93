package io.reeve.service.jmx;

import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Entrance;
import io.reeve.spi.Credentials;
import io.reeve.spi.LoginException;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import javax.management.remote.JMXAuthenticator;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Lets JMX clients in, by what they say when they connect: an array of user and password, as all clients send it. */
final class Login implements JMXAuthenticator {

    private static final String DOOR = "jmx";

    private final Entrance entrance;

    Login(Entrance entrance) {
        this.entrance = entrance;
    }

    /** What the rest of the connection knows of its caller. */
    private record Known(Caller caller) implements Principal {
        @Override
        public String getName() {
            return caller.name();
        }
    }

    @Override
    public Subject authenticate(@Nullable Object given) {
        String address = address();
        try {
            Caller caller = entrance.enter(DOOR, address, credentials(given, address));
            return new Subject(true, Set.of(new Known(caller)), Set.of(), Set.of());
        } catch (LoginException e) {
            throw new SecurityException(e.getMessage());
        }
    }

    static Caller callerIn(Subject subject) {
        return subject.getPrincipals(Known.class).iterator().next().caller();
    }

    private static Optional<Credentials> credentials(@Nullable Object given, String address) {
        return given instanceof String[] words && words.length == 2
                ? Optional.of(new Credentials(orEmpty(words[0]), orEmpty(words[1]), address))
                : Optional.empty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Callers of this machine show as {@code 0.0.0.0}, see {@link BoundSockets}. */
    private static String address() {
        try {
            String host = RemoteServer.getClientHost();
            return host.equals("0.0.0.0") ? "127.0.0.1" : host;
        } catch (ServerNotActiveException e) {
            return "127.0.0.1";
        }
    }
}
