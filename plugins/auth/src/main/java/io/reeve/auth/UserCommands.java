package io.reeve.auth;

import io.reeve.mbeans.UserInfo;
import io.reeve.spi.Documents;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What can be done with users. Passwords are hashed before anybody else's change has to wait for it. */
final class UserCommands {

    private final AccountBook book;
    private final Hashing hashing;
    private final Vocabulary vocabulary;
    private final Documents documents;
    private final FirstPassword firstPassword;

    UserCommands(
            AccountBook book,
            Hashing hashing,
            Vocabulary vocabulary,
            Documents documents,
            FirstPassword firstPassword) {
        this.book = book;
        this.hashing = hashing;
        this.vocabulary = vocabulary;
        this.documents = documents;
        this.firstPassword = firstPassword;
    }

    UserInfo add(String name, String password, String privileges, String settings) {
        User.checkedName(name);
        book.now().expectNoUser(name);
        Grants grants = Grants.parse(privileges, vocabulary::check);
        UserChange change = UserChange.parse(documents, settings);
        if (change.password().isPresent() || change.privileges().isPresent()) {
            throw new IllegalArgumentException("settings: password and privileges are parameters of their own");
        }
        Map<String, String> extra = Extra.changed(Map.of(), change.extra());
        User user = new User(name, hashing.hash(password), grants, extra);
        book.change(now -> now.withNew(user));
        return user.info();
    }

    UserInfo update(String name, String settings) {
        book.now().expectUser(name);
        UserChange change = UserChange.parse(documents, settings);
        Optional<Grants> grants = change.privileges().map(text -> Grants.parse(text, vocabulary::check));
        Optional<PasswordHash> hash = change.password().map(hashing::hash);
        Accounts after = book.change(now -> {
            User user = now.expectUser(name);
            return now.with(new User(
                    name,
                    hash.orElse(user.password()),
                    grants.orElse(user.grants()),
                    Extra.changed(user.extra(), change.extra())));
        });
        if (hash.isPresent()) {
            firstPassword.discard(name);
        }
        return after.expectUser(name).info();
    }

    void delete(String name) {
        book.change(now -> now.without(now.expectUser(name)));
        firstPassword.discard(name);
    }

    UserInfo get(String name) {
        return book.now().expectUser(name).info();
    }

    Map<String, UserInfo> all() {
        Map<String, UserInfo> all = new TreeMap<>();
        book.now().users().forEach((name, user) -> all.put(name, user.info()));
        return all;
    }
}
