package io.reeve.spi;

/** Decides who callers are and what they may do. Thread-safe. */
public interface AccessControl {

    /** Whether callers have to log in. While they need not, everybody on this machine may do everything. */
    boolean isEnabled();

    /**
     * Finds out who calls.
     *
     * @throws LoginException if these credentials let nobody in; its message tells no secret, and not whether the user exists
     */
    Identity login(Credentials credentials) throws LoginException;
}
