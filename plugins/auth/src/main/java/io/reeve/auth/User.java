package io.reeve.auth;

import io.reeve.mbeans.UserInfo;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Somebody who can log in.
 *
 * @param extra facts that nothing here uses
 */
record User(String name, PasswordHash password, Grants grants, Map<String, String> extra) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /**
     * Returns the name of a new user if it can be one.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(Quoted.of(name)
                    + " cannot be a user's name: expected a letter or digit, then letters, digits and . _ @ -,"
                    + " at most 64");
        }
        return name;
    }

    UserInfo info() {
        return new UserInfo(name, grants.text(), extra);
    }
}
