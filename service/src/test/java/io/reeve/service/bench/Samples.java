package io.reeve.service.bench;

import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times of one thing done many times. Thread-safe. */
final class Samples {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    /** Something to be timed. */
    interface Work {
        void run() throws Exception;
    }

    void add(long duration) {
        nanos.add(duration);
    }

    void time(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        add(System.nanoTime() - begun);
    }

    @Override
    public String toString() {
        double[] sorted = nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return String.format(
                Locale.ROOT,
                "p50 %8.3f  p95 %8.3f  p99 %8.3f  min %8.3f  max %8.3f ms  (%d)",
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }

    private static double at(double[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(quantile * (sorted.length - 1)))];
    }
}
