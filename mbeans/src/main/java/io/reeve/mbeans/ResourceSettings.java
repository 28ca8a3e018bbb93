package io.reeve.mbeans;

import java.util.Map;

/**
 * As whom a job runs and what it may have.
 *
 * @param user the name or the number of its user; empty for that of the service
 * @param group the name or the number of its group; empty for the user's primary one
 * @param nice what is added to the service's niceness, -20 to 19; 0 for the service's own
 * @param umask the rights that new files do not get, four octal digits; empty for those of the service
 * @param limits limits by the names of prlimit(1), as a number, {@code unlimited}, or {@code soft:hard}; bytes where bytes are
 *     limited
 * @param memory {@code soft}: the resident bytes of an instance's process tree above which it is replaced; empty for any
 */
public record ResourceSettings(
        String user, String group, int nice, String umask, Map<String, String> limits, Map<String, String> memory) {

    /** Nothing but what the service has. */
    public static final ResourceSettings NONE = new ResourceSettings("", "", 0, "", Map.of(), Map.of());
}
