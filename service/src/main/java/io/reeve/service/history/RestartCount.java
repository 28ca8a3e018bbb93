package io.reeve.service.history;

import java.time.Duration;

/** How often something was in the last 24 hours, to ten minutes. Not thread-safe. */
final class RestartCount {
    private static final long SLOT = Duration.ofMinutes(10).toMillis();

    /** Those of 24 hours, and the present one. */
    private static final int SLOTS = (int) (Duration.ofDays(1).toMillis() / SLOT) + 1;

    private final int[] counts = new int[SLOTS];
    private long last;

    void add(long atMillis, int count) {
        turn(atMillis / SLOT);
        counts[place(last)] += count;
    }

    /** Up to now. */
    long sum(long atMillis) {
        turn(atMillis / SLOT);
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Where the clock was set back, what lies ahead counts as of now. */
    private void turn(long slot) {
        int ahead = 0;
        for (long later = Math.max(slot + 1, last - SLOTS + 1); later <= last; later++) {
            ahead += counts[place(later)];
            counts[place(later)] = 0;
        }
        for (long next = Math.max(last + 1, slot - SLOTS + 1); next <= slot; next++) {
            counts[place(next)] = 0;
        }
        last = slot;
        counts[place(slot)] += ahead;
    }

    /** What there is, by the moment it counts as of; to be added to another one in this order. */
    void each(Reader reader) {
        for (long slot = Math.max(0, last - SLOTS + 1); slot <= last; slot++) {
            if (counts[place(slot)] > 0) {
                reader.read(slot * SLOT, counts[place(slot)]);
            }
        }
    }

    /** Hears of a count. */
    interface Reader {
        void read(long atMillis, int count);
    }

    private static int place(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }
}
