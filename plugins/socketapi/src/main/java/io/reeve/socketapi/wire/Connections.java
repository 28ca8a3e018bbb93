package io.reeve.socketapi.wire;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The connections that there are. Those whose client is waited for stand in the order in which that began, so that the
 * first one is always the one to give up. Belongs to the loop's thread, but for the count.
 */
final class Connections {

    private final LinkedHashSet<Connection> waiting = new LinkedHashSet<>();
    private final Map<Connection, Integer> busy = new HashMap<>();
    private long held;
    private long inWork;
    private volatile int count;

    int count() {
        return count;
    }

    /** What all of those that are waited for hold. */
    long held() {
        return held;
    }

    /** Begins to wait for a client, or to wait anew. */
    void await(Connection connection, long now) {
        remove(connection);
        connection.since(now);
        waiting.add(connection);
        note(connection);
        count = waiting.size() + busy.size();
    }

    boolean isInWork(Connection connection) {
        return busy.containsKey(connection);
    }

    boolean isBusy() {
        return !busy.isEmpty();
    }

    /** How long the requests are that are being answered. */
    long inWork() {
        return inWork;
    }

    /** Leaves a connection alone while its request, of so many bytes, is answered. */
    void work(Connection connection, int bytes) {
        remove(connection);
        busy.put(connection, bytes);
        inWork += bytes;
        count = waiting.size() + busy.size();
    }

    /** Notes what a connection that is waited for holds by now. */
    void note(Connection connection) {
        held += connection.held() - connection.noted();
        connection.noted(connection.held());
    }

    void remove(Connection connection) {
        if (waiting.remove(connection)) {
            held -= connection.noted();
            connection.noted(0);
        }
        Integer bytes = busy.remove(connection);
        inWork -= bytes == null ? 0 : bytes;
        count = waiting.size() + busy.size();
    }

    /** The one that is waited for longest. */
    Optional<Connection> longestAwaited() {
        return waiting.stream().findFirst();
    }

    /** Of those that hold more than their share, the one that is waited for longest. */
    Optional<Connection> longestAwaitedOfTheLarge() {
        return waiting.stream().filter(each -> each.held() > Limits.SHARE).findFirst();
    }

    Stream<Connection> all() {
        return Stream.concat(waiting.stream(), busy.keySet().stream());
    }
}
