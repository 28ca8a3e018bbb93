package io.reeve.service.job;

import io.reeve.mbeans.JobUsage;
import java.util.ArrayList;
import java.util.List;

/** The last samples of what one job uses. Not thread-safe. */
final class Samples {
    /** How many are kept. */
    static final int MOST = 60;

    private final long[] residentBytes = new long[MOST];
    private final double[] cpuPercent = new double[MOST];
    private long count;
    private int zeros;

    void add(long bytes, double percent) {
        int at = (int) (count++ % MOST);
        residentBytes[at] = bytes;
        cpuPercent[at] = percent;
        zeros = bytes == 0 ? zeros + 1 : 0;
    }

    /** Whether none of those that are kept tells anything. */
    boolean areOver() {
        return zeros >= MOST;
    }

    JobUsage last(int most, long atMillis, long intervalMillis) {
        List<Long> bytes = new ArrayList<>();
        List<Double> percents = new ArrayList<>();
        for (long number = Math.max(0, count - Math.min(most, MOST)); number < count; number++) {
            bytes.add(residentBytes[(int) (number % MOST)]);
            percents.add(cpuPercent[(int) (number % MOST)]);
        }
        return new JobUsage(atMillis, intervalMillis, bytes, percents);
    }
}
