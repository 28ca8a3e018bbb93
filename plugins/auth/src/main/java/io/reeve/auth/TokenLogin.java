package io.reeve.auth;

import io.reeve.spi.Credentials;
import io.reeve.spi.Identity;
import io.reeve.spi.LoginException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets programs in by token. One that is right passes from any address at any time: nobody can guess 256 bits, and a
 * script must not stop because somebody on its machine mistyped a password. One that is wrong counts as a failed login
 * and waits like one, so that a flood of them is neither answered differently nor recorded line by line.
 */
final class TokenLogin {

    private final AccountBook book;
    private final Throttle throttle;
    private final Clock clock;
    private final Map<String, Long> lastUses = new ConcurrentHashMap<>();

    TokenLogin(AccountBook book, Throttle throttle, Clock clock) {
        this.book = book;
        this.throttle = throttle;
        this.clock = clock;
    }

    Identity login(Credentials given) throws LoginException {
        Optional<Token> match = match(given);
        if (match.isEmpty()) {
            throttle.check(given.address());
            throttle.failed(given.address());
            throw LoginException.refused("wrong token");
        }
        Token token = match.get();
        if (token.isExpiredAt(clock.instant())) {
            throw LoginException.refused("this token has expired");
        }
        lastUses.put(token.id(), clock.millis());
        return new TokenIdentity(book, token, clock);
    }

    /** When a token last let somebody in, in milliseconds since the epoch; 0 if it did not. */
    long lastUseMillis(String id) {
        return lastUses.getOrDefault(id, 0L);
    }

    private Optional<Token> match(Credentials given) {
        return Token.idIn(given.secret())
                .flatMap(book.now()::token)
                .filter(token -> token.matches(given.secret()))
                .filter(token -> given.user().isEmpty() || given.user().equals(token.user()));
    }
}
