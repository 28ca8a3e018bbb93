package io.reeve.auth;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AccountsWriter} wrote, and an operator may have edited. */
final class AccountsReader {

    private final Consumer<String> privileges;
    private final List<String> problems = new ArrayList<>();

    private AccountsReader(Consumer<String> privileges) {
        this.privileges = privileges;
    }

    /**
     * Makes users and tokens of plain values.
     *
     * @param privileges throws an IllegalArgumentException if there cannot be a privilege of that name
     * @throws IllegalArgumentException with everything that is wrong
     */
    static Accounts read(Map<String, @Nullable Object> values, Consumer<String> privileges) {
        return new AccountsReader(privileges).accounts(values);
    }

    private Accounts accounts(Map<String, @Nullable Object> values) {
        Fields fields = new Fields("", values, problems);
        boolean enabled = fields.flag("enabled", true);
        SortedMap<String, User> users = fields.each("users", this::user);
        SortedMap<String, Token> tokens = fields.each("tokens", this::token);
        fields.end();
        if (problems.isEmpty()) {
            tokens.values().forEach(token -> expectOwner(token, users));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Accounts(enabled, users, tokens);
    }

    private Optional<User> user(String name, Fields fields) {
        Optional<PasswordHash> password = fields.text("password", PasswordHash::parse);
        Optional<Grants> grants = fields.text("privileges", this::grants);
        Map<String, String> extra = Map.copyOf(fields.texts("extra"));
        String checked = User.checkedName(name);
        return password.flatMap(hash -> grants.map(held -> new User(checked, hash, held, extra)));
    }

    private Optional<Token> token(String id, Fields fields) {
        Optional<String> user = fields.text("user", User::checkedName);
        Optional<String> label = fields.text("label", text -> text);
        Optional<Grants> grants = fields.text("privileges", this::grants);
        Optional<Instant> created = fields.text("created", AccountsReader::instant);
        Optional<Instant> expires = fields.text("expires", AccountsReader::instant);
        Optional<String> hash = fields.text("hash", text -> text);
        if (user.isEmpty() || label.isEmpty() || grants.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        return created.flatMap(
                from -> expires.map(to -> new Token(id, user.get(), label.get(), grants.get(), from, to, hash.get())));
    }

    private Grants grants(String text) {
        return Grants.parse(text, privileges);
    }

    private void expectOwner(Token token, Map<String, User> users) {
        if (!users.containsKey(token.user())) {
            problems.add("tokens." + token.id() + ".user: there is no user called " + Quoted.of(token.user()));
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected an instant such as 2026-11-21T18:53:11Z", e);
        }
    }
}
