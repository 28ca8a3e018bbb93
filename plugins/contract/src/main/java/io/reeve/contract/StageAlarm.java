package io.reeve.contract;

import io.reeve.spi.Alarm;
import java.time.Instant;

/** An alarm that rings when the test says so. */
public final class StageAlarm implements Alarm {

    private final Runnable ring;
    private volatile Instant time = Instant.MAX;

    /** @param ring what it does */
    public StageAlarm(Runnable ring) {
        this.ring = ring;
    }

    @Override
    public void set(Instant when) {
        time = when;
    }

    /** What it is set for; {@link Instant#MAX} if for nothing. */
    public Instant time() {
        return time;
    }

    /** Rings, in the caller's thread; it is not set any more then. */
    public void ring() {
        time = Instant.MAX;
        ring.run();
    }
}
