package io.reeve.auth;

import io.reeve.spi.Credentials;
import io.reeve.spi.Identity;
import io.reeve.spi.LoginException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Lets users in by name and password. */
final class PasswordLogin {

    private static final String WRONG = "wrong user or password";

    private final AccountBook book;
    private final Hashing hashing;
    private final RememberedPasswords remembered;
    private final Throttle throttle;

    PasswordLogin(AccountBook book, Hashing hashing, RememberedPasswords remembered, Throttle throttle) {
        this.book = book;
        this.hashing = hashing;
        this.remembered = remembered;
        this.throttle = throttle;
    }

    Identity login(Credentials given) throws LoginException {
        if (!PasswordHash.isPossible(given.secret())) {
            throttle.check(given.address());
            throw wrong(given);
        }
        ByteBuffer mark = remembered.mark(given.user(), given.secret());
        Optional<User> known = recall(given, mark);
        if (known.isPresent()) {
            return new UserIdentity(book, known.get());
        }
        throttle.check(given.address());
        if (!hashing.begin()) {
            throw LoginException.throttled("too many logins at a time: try again", Duration.ofSeconds(1), false);
        }
        try {
            return new UserIdentity(book, verify(given, mark));
        } finally {
            hashing.end();
        }
    }

    /** In its turn asks again what may have changed meanwhile: many requests of one client may have waited here. */
    private User verify(Credentials given, ByteBuffer mark) throws LoginException {
        Optional<User> known = recall(given, mark);
        if (known.isPresent()) {
            return known.get();
        }
        throttle.check(given.address());
        Accounts accounts = book.now();
        Optional<User> user = accounts.user(given.user());
        if (user.isEmpty()) {
            hashing.pretend(given.user(), given.secret(), accounts);
            throw wrong(given);
        }
        if (!user.get().password().matches(given.secret())) {
            throw wrong(given);
        }
        remembered.remember(mark, user.get());
        return user.get();
    }

    private Optional<User> recall(Credentials given, ByteBuffer mark) {
        return book.now().user(given.user()).filter(user -> remembered.know(mark, user));
    }

    private LoginException wrong(Credentials given) {
        throttle.failed(given.address());
        return LoginException.refused(WRONG);
    }
}
