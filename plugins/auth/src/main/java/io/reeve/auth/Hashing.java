package io.reeve.auth;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Hashes passwords by turns, so that logins cannot take all processors from the jobs. Thread-safe. */
final class Hashing {

    private static final int AT_A_TIME = 2;
    private static final long PATIENCE_SECONDS = 10;

    private final int iterations;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    Hashing(int iterations) {
        this.iterations = iterations;
    }

    /**
     * Hashes a new password.
     *
     * @throws IllegalArgumentException if it cannot be one
     * @throws IllegalStateException if there was no turn for long
     */
    PasswordHash hash(String password) {
        String checked = PasswordHash.checked(password);
        if (!begin()) {
            throw new IllegalStateException("too many passwords are being checked: try again");
        }
        try {
            return PasswordHash.of(checked, iterations);
        } finally {
            end();
        }
    }

    /** Waits for a turn; false if none came for long, or the thread was interrupted. */
    boolean begin() {
        try {
            return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends a turn that {@link #begin} gave. */
    void end() {
        turns.release();
    }

    /** Takes as long as checking the password of some user: always the same one for the same unknown name. */
    void pretend(String unknown, String password, Accounts accounts) {
        int[] counts = accounts.users().values().stream()
                .mapToInt(user -> user.password().iterations())
                .toArray();
        int count = counts.length == 0 ? iterations : counts[Math.floorMod(unknown.hashCode(), counts.length)];
        PasswordHash.of(password, count);
    }
}
