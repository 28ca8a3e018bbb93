package io.reeve.service.posix;

/**
 * A user of this system (passwd(5)).
 *
 * @param group the number of the primary group, or of the one that is to be used instead
 * @param home the home directory
 */
public record Account(String name, long user, long group, String home) {

    /** The same user with another group. */
    public Account withGroup(long other) {
        return new Account(name, user, other, home);
    }
}
