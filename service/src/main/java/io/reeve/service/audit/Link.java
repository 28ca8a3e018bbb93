package io.reeve.service.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How far a chain of records has come.
 *
 * @param number of its last record; 0 if there is none
 * @param hash of that record, 64 hexadecimal digits
 */
record Link(long number, String hash) {

    /** What the first record goes on from. */
    static final Link NONE = new Link(0, "0".repeat(64));

    /** The link that a record makes, given its text without the hash. */
    Link next(String body) {
        return new Link(number + 1, hashOf(body));
    }

    static String hashOf(String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
