package io.reeve.service.job;

import io.reeve.mbeans.ResourceSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * As whom a job runs and what it may have. Immutable.
 *
 * @param user the name or the number of a user; empty for that of the service
 * @param group the name or the number of a group; empty for the user's primary one
 * @param nice what is added to the service's niceness, -20 to 19
 * @param umask four octal digits; empty for that of the service
 * @param memory what each instance may have, which is watched rather than given
 */
record Resources(String user, String group, int nice, String umask, Map<LimitKind, Limit> limits, MemoryLimit memory) {
    static final Resources NONE = new Resources("", "", 0, "", Map.of(), MemoryLimit.NONE);

    /** The same as management clients see it. */
    ResourceSettings toSettings() {
        Map<String, String> shown = new LinkedHashMap<>();
        limits.forEach((kind, limit) -> shown.put(kind.key(), limit.toString()));
        return new ResourceSettings(user, group, nice, umask, Collections.unmodifiableMap(shown), memory.toSettings());
    }
}
