package io.reeve.service.output;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** When output was read, to the second, as far as that is remembered. Thread-safe. */
final class PrintTimes {

    private static final int MOST = 256;

    /** Of each second, its number and where the output ended in it; the oldest first. */
    private long[] seconds = new long[8];

    private long[] ends = new long[8];
    private int count;
    private long begin;

    /** @param begin where the output ends of which the time is not known */
    PrintTimes(long begin) {
        this.begin = begin;
    }

    /** Notes that the output ends at a position from now on. */
    synchronized void printed(long to, long millis) {
        long second = TimeUnit.MILLISECONDS.toSeconds(millis);
        if (count > 0 && seconds[count - 1] == second) {
            ends[count - 1] = to;
            return;
        }
        makeRoom();
        seconds[count] = second;
        ends[count++] = to;
    }

    private void makeRoom() {
        if (count == MOST) {
            begin = ends[0];
            System.arraycopy(seconds, 1, seconds, 0, --count);
            System.arraycopy(ends, 1, ends, 0, count);
        } else if (count == ends.length) {
            seconds = Arrays.copyOf(seconds, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
    }

    /** When the byte before a position was read, in milliseconds since the epoch; 0 if that is not known. */
    synchronized long before(long position) {
        if (count == 0 || position <= begin) {
            return 0;
        }
        int found = Arrays.binarySearch(ends, 0, count, position);
        int index = Math.min(found < 0 ? -found - 1 : found, count - 1);
        return TimeUnit.SECONDS.toMillis(seconds[index]);
    }
}
