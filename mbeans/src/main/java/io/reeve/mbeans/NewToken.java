package io.reeve.mbeans;

/**
 * A token that was just made.
 *
 * @param id by which it is listed and revoked
 * @param token the secret, to be sent as a bearer token or in place of the user's password
 * @param expiresAtMillis when it stops to count, in milliseconds since the epoch
 */
public record NewToken(String id, String token, long expiresAtMillis) {}
