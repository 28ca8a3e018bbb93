package io.reeve.mbeans;

/**
 * A token, as far as one may know.
 *
 * @param id by which it is revoked
 * @param user for whom it acts
 * @param label what it is for
 * @param privileges its privileges, of which those count that the user has too
 * @param createdAtMillis when it was made, in milliseconds since the epoch
 * @param expiresAtMillis when it stops to count, in milliseconds since the epoch
 * @param lastUsedAtMillis when it last let somebody in since the service started; 0 if it did not
 */
public record TokenInfo(
        String id,
        String user,
        String label,
        String privileges,
        long createdAtMillis,
        long expiresAtMillis,
        long lastUsedAtMillis) {}
