package io.reeve.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a token. It reads {@code reeve_ID_SECRET} and is random enough to be hashed only once.
 *
 * @param id 8 letters and digits
 * @param user for whom it acts
 * @param hash SHA-256 of the whole text, in 64 hexadecimal digits
 */
record Token(String id, String user, String label, Grants grants, Instant created, Instant expires, String hash) {

    private static final String PREFIX = "reeve_";
    private static final int ID_LETTERS = 8;
    private static final int SECRET_BYTES = 32;
    private static final String ID = "[0-9a-z]{8}";
    // The secret may hold an underscore, the id cannot: where one ends and the other begins is certain.
    private static final Pattern TEXT = Pattern.compile(PREFIX + "(" + ID + ")_[A-Za-z0-9_-]{43}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    Token {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException(Quoted.of(id) + " cannot be the id of a token");
        }
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("hash: expected 64 hexadecimal digits");
        }
    }

    /** A new token's text. */
    static String newText() {
        return PREFIX + RandomText.letters(ID_LETTERS) + "_" + RandomText.base64(SECRET_BYTES);
    }

    /** Whether a secret wants to be a token and not a password. */
    static boolean isMeant(String secret) {
        return secret.startsWith(PREFIX);
    }

    /** The id in a token's text; empty if it is no such text. */
    static Optional<String> idIn(String text) {
        Matcher form = TEXT.matcher(text);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    static String hashOf(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot compute SHA-256", e);
        }
    }

    boolean matches(String text) {
        return MessageDigest.isEqual(ascii(hash), ascii(hashOf(text)));
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expires);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "token " + id + " of " + user;
    }
}
