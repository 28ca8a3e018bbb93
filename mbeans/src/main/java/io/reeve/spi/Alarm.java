package io.reeve.spi;

import java.time.Instant;

/**
 * Rings at a time of the wall clock, to the millisecond and with the machine asleep in between. It rings as well when
 * somebody sets the clock, since it may be later now than it seemed. Thread-safe.
 */
public interface Alarm {

    /** Sets it, in place of what it was set for. For a time that has passed it rings at once. */
    void set(Instant when);
}
