package io.reeve.service.fakes;

import io.reeve.spi.AccessControl;
import io.reeve.spi.Credentials;
import io.reeve.spi.Identity;
import io.reeve.spi.LoginException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Users whose password is their name, with privileges such as {@code START@billing} or {@code *}. */
public final class FakeAccess implements AccessControl {

    private final Map<String, List<String>> users = new ConcurrentHashMap<>();

    /** Adds or changes a user. */
    public FakeAccess user(String name, String... privileges) {
        users.put(name, List.of(privileges));
        return this;
    }

    public void remove(String name) {
        users.remove(name);
    }

    /** Somebody who has logged in. */
    public Identity identity(String user) {
        return new Known(user);
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public Identity login(Credentials credentials) throws LoginException {
        if (!users.containsKey(credentials.user()) || !credentials.user().equals(credentials.secret())) {
            throw LoginException.refused("wrong user or password");
        }
        return new Known(credentials.user());
    }

    private final class Known implements Identity {
        private final String name;

        Known(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isValid() {
            return users.containsKey(name);
        }

        @Override
        public boolean may(String privilege, String job) {
            List<String> held = users.getOrDefault(name, List.of());
            return held.contains("*")
                    || held.contains(privilege)
                    || (!job.isEmpty() && (held.contains(privilege + "@" + job) || held.contains("*@" + job)));
        }

        @Override
        public boolean mayForSome(String privilege) {
            List<String> held = users.getOrDefault(name, List.of());
            return held.stream()
                    .map(each -> each.replaceFirst("@.*", ""))
                    .anyMatch(each -> each.equals("*") || each.equals(privilege));
        }
    }
}
