package io.reeve.socketapi.wire;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Those who have said nothing yet, and are to be spoken to after a while. Belongs to the loop's thread. */
final class Silence {

    private final Optional<Duration> limit;
    private final Set<Connection> silent = new LinkedHashSet<>();

    /** @param limit empty if nobody is spoken to */
    Silence(Optional<Duration> limit) {
        this.limit = limit;
    }

    void begin(Connection connection) {
        if (limit.isPresent()) {
            silent.add(connection);
        }
    }

    void end(Connection connection) {
        silent.remove(connection);
    }

    /** For how long the first of them may still be silent, in nanoseconds; not positive if that is over. */
    long left(long now) {
        return silent.stream()
                .findFirst()
                .map(first -> first.since() + limit.orElseThrow().toNanos() - now)
                .orElse(Long.MAX_VALUE);
    }

    /** Takes out the one that has been silent for longest. */
    Connection next() {
        Connection first = silent.iterator().next();
        silent.remove(first);
        return first;
    }
}
