package io.reeve.service.http;

import io.reeve.spi.Credentials;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** What the header {@code Authorization} says. The errors repeat nothing of it. */
final class Authorization {
    private Authorization() {}

    /** @throws IllegalArgumentException saying what was expected */
    static Credentials parse(String header, String address) {
        int blank = header.indexOf(' ');
        String scheme = (blank < 0 ? header : header.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : header.substring(blank).strip();
        if (scheme.equals("bearer") && !rest.isEmpty()) {
            return new Credentials("", rest, address);
        }
        if (!scheme.equals("basic") || rest.isEmpty()) {
            throw new IllegalArgumentException("Authorization: expected Basic or Bearer and what belongs to it");
        }
        String pair = decoded(rest);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Authorization: expected USER:PASSWORD behind Basic");
        }
        return new Credentials(pair.substring(0, colon), pair.substring(colon + 1), address);
    }

    private static String decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IllegalArgumentException("Authorization: expected Base64 of UTF-8 behind Basic", e);
        }
    }
}
