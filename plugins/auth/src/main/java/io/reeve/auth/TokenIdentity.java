package io.reeve.auth;

import io.reeve.spi.Identity;
import java.time.Clock;
import java.util.function.Predicate;

/** A program that acts for a user; it may do what both the token and the user may. */
final class TokenIdentity implements Identity {

    private final AccountBook book;
    private final Token token;
    private final Clock clock;

    TokenIdentity(AccountBook book, Token token, Clock clock) {
        this.book = book;
        this.token = token;
        this.clock = clock;
    }

    @Override
    public String name() {
        return token.user() + " (token " + token.id() + ")";
    }

    @Override
    public boolean isValid() {
        return bothMay(grants -> true);
    }

    @Override
    public boolean may(String privilege, String job) {
        return bothMay(grants -> grants.allow(privilege, job));
    }

    @Override
    public boolean mayForSome(String privilege) {
        return bothMay(grants -> grants.allowForSome(privilege));
    }

    private boolean bothMay(Predicate<Grants> wish) {
        Accounts now = book.now();
        return now.token(token.id())
                        .filter(current -> current.hash().equals(token.hash()))
                        .filter(current -> !current.isExpiredAt(clock.instant()))
                        .filter(current -> wish.test(current.grants()))
                        .isPresent()
                && now.user(token.user())
                        .filter(owner -> wish.test(owner.grants()))
                        .isPresent();
    }

    @Override
    public String toString() {
        return name();
    }
}
