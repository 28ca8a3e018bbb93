package io.reeve.spi;

import java.time.Duration;

/** A login that failed. The message is for the caller. */
public final class LoginException extends Exception {

    private final Duration retryAfter;
    private final boolean worthALine;

    private LoginException(String message, Duration retryAfter, boolean worthALine) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
        this.worthALine = worthALine;
    }

    /** These credentials are of no use. */
    public static LoginException refused(String message) {
        return new LoginException(message, Duration.ZERO, true);
    }

    /**
     * Too many have failed from that address: the credentials were not even looked at.
     *
     * @param worthALine whether the audit should have a line about it; not each of a flood
     */
    public static LoginException throttled(String message, Duration retryAfter, boolean worthALine) {
        return new LoginException(message, retryAfter, worthALine);
    }

    /** When another try makes sense; zero for at once. */
    public Duration retryAfter() {
        return retryAfter;
    }

    public boolean isWorthALine() {
        return worthALine;
    }
}
