package io.reeve.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** The users and tokens that count. Readers never wait; what they read is on the disk already. */
final class AccountBook {

    private final AccountsFile file;
    private volatile Accounts now;

    AccountBook(AccountsFile file, Accounts now) {
        this.file = file;
        this.now = now;
    }

    Accounts now() {
        return now;
    }

    /**
     * Changes users and tokens: first on the disk, then for everybody. Changes wait for one another, so each is made to
     * what the one before has left.
     *
     * @throws UncheckedIOException if it cannot be saved; nothing has changed then
     */
    synchronized Accounts change(UnaryOperator<Accounts> change) {
        Accounts next = change.apply(now);
        try {
            file.save(next);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
        now = next;
        return next;
    }
}
