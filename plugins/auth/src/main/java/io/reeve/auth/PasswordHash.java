package io.reeve.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2-HMAC-SHA256 (RFC 8018) of 256 bits.
 *
 * @param iterations how often it hashes
 * @param salt in Base64 without padding
 * @param hash in Base64 without padding
 */
record PasswordHash(int iterations, String salt, String hash) {

    static final int LEAST_ITERATIONS = 100_000;
    static final int MOST_ITERATIONS = 10_000_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final int LONGEST_PASSWORD = 1024;
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256\\$([1-9][0-9]{5,7})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    /** Hashes a password with a new salt, which takes long: that is its purpose. */
    static PasswordHash of(String password, int iterations) {
        byte[] salt = RandomText.bytes(SALT_BYTES);
        return new PasswordHash(iterations, encode(salt), encode(derive(password, salt, iterations)));
    }

    /**
     * Reads the form that {@link #text} writes.
     *
     * @throws IllegalArgumentException if it is another; the message does not repeat the text
     */
    static PasswordHash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("expected pbkdf2-sha256$ITERATIONS$SALT$HASH");
        }
        int iterations = Integer.parseInt(form.group(1));
        if (iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("expected at most " + MOST_ITERATIONS + " iterations");
        }
        return new PasswordHash(iterations, form.group(2), form.group(3));
    }

    /** Whether a text can be a password at all. */
    static boolean isPossible(String password) {
        return !password.isEmpty() && password.codePointCount(0, password.length()) <= LONGEST_PASSWORD;
    }

    /**
     * Returns a new password if it can be one.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static String checked(String password) {
        if (!isPossible(password)) {
            throw new IllegalArgumentException("password: expected 1 to 1,024 characters");
        }
        if (Token.isMeant(password)) {
            throw new IllegalArgumentException("password: it cannot begin with reeve_, as tokens do");
        }
        return password;
    }

    /** Whether this is the hash of that password; takes as long as hashing. */
    boolean matches(String password) {
        return MessageDigest.isEqual(decode(hash), derive(password, decode(salt), iterations));
    }

    /** As it is kept. */
    String text() {
        return "pbkdf2-sha256$" + iterations + "$" + salt + "$" + hash;
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot compute " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** Without salt and hash. */
    @Override
    public String toString() {
        return "pbkdf2-sha256$" + iterations;
    }
}
