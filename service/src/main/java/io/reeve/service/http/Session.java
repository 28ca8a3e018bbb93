package io.reeve.service.http;

import io.reeve.spi.Identity;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Somebody who has logged in to the console, for as long as that counts: until the logout, until nobody has used it for the
 * idle time, or until the login itself counts no longer. What was begun by it, such as a stream of events, asks again and
 * again and ends with it. Thread-safe.
 */
final class Session implements Identity {

    private final Identity identity;
    private final long idleNanos;
    private final LongSupplier nanos;
    private long usedAt;
    private int holds;
    private boolean ended;

    /**
     * @param idle how long it counts unused
     * @param nanos the time, as {@link System#nanoTime} tells it
     */
    Session(Identity identity, Duration idle, LongSupplier nanos) {
        this.identity = identity;
        this.idleNanos = idle.toNanos();
        this.nanos = nanos;
        this.usedAt = nanos.getAsLong();
    }

    /** It is used at this moment. */
    synchronized void use() {
        usedAt = nanos.getAsLong();
    }

    /** When it was used last. */
    synchronized long usedAt() {
        return usedAt;
    }

    /** It is in use until {@link #release}, as by a page that listens to events. */
    synchronized void hold() {
        holds++;
    }

    synchronized void release() {
        holds--;
        use();
    }

    synchronized void end() {
        ended = true;
    }

    @Override
    public String name() {
        return identity.name();
    }

    @Override
    public boolean isValid() {
        return isOpen() && identity.isValid();
    }

    private synchronized boolean isOpen() {
        return !ended && (holds > 0 || nanos.getAsLong() - usedAt < idleNanos);
    }

    @Override
    public boolean may(String privilege, String job) {
        return isOpen() && identity.may(privilege, job);
    }

    @Override
    public boolean mayForSome(String privilege) {
        return isOpen() && identity.mayForSome(privilege);
    }

    @Override
    public String toString() {
        return name();
    }
}
