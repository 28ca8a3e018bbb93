package io.reeve.service.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret by which the command line of the service's own user comes in without a login: made anew at each start, and
 * written where only that user can read it. 256 random bits, so nobody guesses it.
 */
public final class LocalToken {

    private final String text;

    private LocalToken(String text) {
        this.text = text;
    }

    public static LocalToken random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return new LocalToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The secret itself, for the file. */
    public String text() {
        return text;
    }

    /** In a time that does not depend on where they differ. */
    boolean matches(String secret) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.US_ASCII), secret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "a local token";
    }
}
