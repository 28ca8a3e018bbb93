package io.reeve.auth;

import io.reeve.spi.LoginException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Lets addresses wait from which too many logins have failed. It counts by address and not by user, or anybody could
 * lock a user out; and a success resets nothing, or who has one account could try others' passwords without end.
 */
final class Throttle {

    private static final int MOST_NETWORKS = 10_000;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Map<Network, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Entry<Network, Tally> eldest) {
            return size() > MOST_NETWORKS;
        }
    };

    /**
     * Failures of one network.
     *
     * @param from when the first one was, or with the last one allowed: when the waiting began
     * @param told whether the waiting had its line in the audit
     */
    private record Tally(int failures, Instant from, boolean told) {}

    Throttle(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /**
     * Lets an address pass.
     *
     * @throws LoginException if it has to wait
     */
    synchronized void check(String address) throws LoginException {
        Network network = Network.of(address);
        Tally tally = tallies.get(network);
        if (tally == null || tally.failures() < limit || isOver(tally)) {
            return;
        }
        tallies.put(network, new Tally(tally.failures(), tally.from(), true));
        // Whole seconds, upwards: who comes back after that finds it over.
        Duration left = Duration.between(clock.instant(), tally.from().plus(window));
        Duration wait = Duration.ofSeconds(left.plusMillis(999).toSeconds());
        throw LoginException.throttled(
                "too many logins from " + address + " have failed: try again in " + wait.toSeconds() + " s",
                wait,
                !tally.told());
    }

    /** Counts a failure. */
    synchronized void failed(String address) {
        Network network = Network.of(address);
        Tally tally = tallies.get(network);
        Instant now = clock.instant();
        if (tally == null || isOver(tally)) {
            tallies.put(network, new Tally(1, now, false));
        } else {
            int failures = tally.failures() + 1;
            tallies.put(network, new Tally(failures, failures == limit ? now : tally.from(), tally.told()));
        }
    }

    private boolean isOver(Tally tally) {
        Duration age = Duration.between(tally.from(), clock.instant());
        // A negative age: the machine's clock was set back; nobody waits for that.
        return age.isNegative() || age.compareTo(window) >= 0;
    }
}
