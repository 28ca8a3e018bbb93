package io.reeve.spi;

/**
 * What a caller says to prove who it is.
 *
 * @param user the user's name; empty where a token alone is given
 * @param secret a password or a token
 * @param address the caller's address, such as {@code 192.0.2.7}
 */
public record Credentials(String user, String secret, String address) {

    /** Without the secret. */
    @Override
    public String toString() {
        return user + " from " + address;
    }
}
