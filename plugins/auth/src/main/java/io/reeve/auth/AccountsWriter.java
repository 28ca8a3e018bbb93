package io.reeve.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Makes plain values of users and tokens, in an order that suits people. */
final class AccountsWriter {

    private AccountsWriter() {}

    static Map<String, Object> write(Accounts accounts) {
        Map<String, Object> users = new LinkedHashMap<>();
        accounts.users().forEach((name, user) -> users.put(name, write(user)));
        Map<String, Object> tokens = new LinkedHashMap<>();
        accounts.tokens().forEach((id, token) -> tokens.put(id, write(token)));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("enabled", accounts.enabled());
        values.put("users", users);
        values.put("tokens", tokens);
        return values;
    }

    private static Map<String, Object> write(User user) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("password", user.password().text());
        values.put("privileges", user.grants().text());
        values.put("extra", new TreeMap<>(user.extra()));
        return values;
    }

    private static Map<String, Object> write(Token token) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("user", token.user());
        values.put("label", token.label());
        values.put("privileges", token.grants().text());
        values.put("created", token.created().toString());
        values.put("expires", token.expires().toString());
        values.put("hash", token.hash());
        return values;
    }
}
