package io.reeve.auth;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All users and tokens at one moment.
 *
 * @param enabled whether callers have to log in, as far as the settings leave that open
 * @param users by name
 * @param tokens by id; each of a user that there is
 */
record Accounts(boolean enabled, SortedMap<String, User> users, SortedMap<String, Token> tokens) {

    static final Accounts NONE = new Accounts(true, new TreeMap<>(), new TreeMap<>());

    Accounts {
        users = Collections.unmodifiableSortedMap(users);
        tokens = Collections.unmodifiableSortedMap(tokens);
    }

    Optional<User> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    Optional<Token> token(String id) {
        return Optional.ofNullable(tokens.get(id));
    }

    /**
     * Returns a user.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    User expectUser(String name) {
        return user(name).orElseThrow(() -> new IllegalArgumentException("there is no user called " + Quoted.of(name)));
    }

    Accounts withEnabled(boolean wanted) {
        return new Accounts(wanted, users, tokens);
    }

    /**
     * Adds a user.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    Accounts withNew(User user) {
        expectNoUser(user.name());
        return replacing(user);
    }

    void expectNoUser(String name) {
        if (users.containsKey(name)) {
            throw new IllegalArgumentException("there is a user called " + Quoted.of(name) + " already");
        }
    }

    /**
     * Changes a user.
     *
     * @throws IllegalStateException if nobody would hold all privileges any more
     */
    Accounts with(User user) {
        return replacing(user).insteadOf(this, user.name());
    }

    /**
     * Removes a user and the tokens that act for it.
     *
     * @throws IllegalStateException if nobody would hold all privileges any more
     */
    Accounts without(User user) {
        TreeMap<String, User> others = new TreeMap<>(users);
        others.remove(user.name());
        TreeMap<String, Token> theirs = new TreeMap<>(tokens);
        theirs.values().removeIf(token -> token.user().equals(user.name()));
        return new Accounts(enabled, others, theirs).insteadOf(this, user.name());
    }

    Accounts with(Token token) {
        TreeMap<String, Token> all = new TreeMap<>(tokens);
        all.put(token.id(), token);
        return new Accounts(enabled, users, all);
    }

    /**
     * Revokes a token.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    Accounts withoutToken(String id) {
        TreeMap<String, Token> others = new TreeMap<>(tokens);
        if (others.remove(id) == null) {
            throw new IllegalArgumentException("there is no token with the id " + Quoted.of(id));
        }
        return new Accounts(enabled, users, others);
    }

    private Accounts replacing(User user) {
        TreeMap<String, User> all = new TreeMap<>(users);
        all.put(user.name(), user);
        return new Accounts(enabled, all, tokens);
    }

    private Accounts insteadOf(Accounts before, String changed) {
        if (before.someoneHoldsEverything() && !someoneHoldsEverything()) {
            throw new IllegalStateException(
                    "user " + Quoted.of(changed) + " is the last one with all privileges and has to keep them");
        }
        return this;
    }

    private boolean someoneHoldsEverything() {
        return users.values().stream().anyMatch(user -> user.grants().holdEverything());
    }
}
