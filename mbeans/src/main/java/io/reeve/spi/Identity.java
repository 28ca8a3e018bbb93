package io.reeve.spi;

/**
 * Somebody who has logged in. Answers hold for the moment: when a user's rights are changed or a token is revoked, that
 * counts at the next question, on open connections too. Thread-safe.
 */
public interface Identity {

    /** The name for logs and answers. */
    String name();

    /** Whether the login still counts; if not, nothing is allowed. */
    boolean isValid();

    /**
     * Whether a privilege is held.
     *
     * @param privilege its name, such as {@code START}
     * @param job the job it is wanted for; empty if it is about no particular job, for which a privilege that is limited
     *     to some jobs is not enough
     */
    boolean may(String privilege, String job);

    /** Whether a privilege is held for some jobs at least. */
    boolean mayForSome(String privilege);
}
