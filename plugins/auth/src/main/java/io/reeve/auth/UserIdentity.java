package io.reeve.auth;

import io.reeve.spi.Identity;
import java.util.Optional;

/** A user who has logged in by password; it counts until that password is another. */
final class UserIdentity implements Identity {

    private final AccountBook book;
    private final User user;

    UserIdentity(AccountBook book, User user) {
        this.book = book;
        this.user = user;
    }

    @Override
    public String name() {
        return user.name();
    }

    @Override
    public boolean isValid() {
        return current().isPresent();
    }

    @Override
    public boolean may(String privilege, String job) {
        return current().filter(now -> now.grants().allow(privilege, job)).isPresent();
    }

    @Override
    public boolean mayForSome(String privilege) {
        return current().filter(now -> now.grants().allowForSome(privilege)).isPresent();
    }

    /** The salt tells a user who was deleted and added again from the one who logged in. */
    private Optional<User> current() {
        return book.now().user(user.name()).filter(now -> now.password().equals(user.password()));
    }

    @Override
    public String toString() {
        return name();
    }
}
