package io.reeve.auth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that nobody can guess. Thread-safe. */
final class RandomText {

    // Crockford's Base32 (https://www.crockford.com/base32.html) in small letters: no i, l, o and u.
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Small letters and digits that look different, of 5 random bits each. */
    static String letters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }

    /** Groups of four letters with hyphens between them. */
    static String groups(int count) {
        return IntStream.range(0, count).mapToObj(i -> letters(4)).collect(Collectors.joining("-"));
    }

    /** Random bytes as Base64 for URLs, without padding: 43 characters for 32 bytes. */
    static String base64(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }
}
