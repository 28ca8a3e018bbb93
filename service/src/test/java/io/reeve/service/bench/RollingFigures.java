package io.reeve.service.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** What the clients of a job with several instances on one port feel of its restart. */
final class RollingFigures {
    private static final int INSTANCES = 10;
    private static final int PAIRS_OF_CLIENTS = 16;
    private static final int BEFORE_AND_AFTER_MILLIS = 500;
    private static final String JOB = "web";

    private final BenchedService service;
    private final Jobs jobs;
    private final Figures figures;

    RollingFigures(BenchedService service, Jobs jobs, Figures figures) {
        this.service = service;
        this.jobs = jobs;
        this.figures = figures;
    }

    void measure() throws Exception {
        figures.title("A job of " + INSTANCES + " HTTP workers on one port, under load");
        int port = BenchedService.freePort();
        try (Connection connection = service.connect()) {
            // A probe by HTTP would be answered by any of them and tell nothing of the one that is to be ready.
            String settings = ", instances: " + INSTANCES + ", readiness: {log: listening}";
            jobs.add(connection, JOB, "perl", worker() + " " + port, settings);
            jobs.start(connection, JOB);
            awaitAll(connection);
            for (int run = 0; run < Sizes.ROLLS; run++) {
                restart(connection, port, "rollingRestart", "one by one");
            }
            restart(connection, port, "restart", "all at once");
            Jobs.expect(connection.post(Ask.exec(JOB, "update", "{stopSignal: KILL}")));
            restart(connection, port, "rollingRestart", "one by one, killed");
            Jobs.expect(connection.post(Ask.exec(JOB, "stop")));
        }
    }

    private void restart(Connection connection, int port, String operation, String what) throws Exception {
        HttpLoad load = new HttpLoad(port, PAIRS_OF_CLIENTS);
        Thread.sleep(BEFORE_AND_AFTER_MILLIS);
        CompletableFuture<Double> done = CompletableFuture.supplyAsync(() -> seconds(connection, operation));
        int fewest = fewestRunning(done);
        Thread.sleep(BEFORE_AND_AFTER_MILLIS);
        load.end();
        figures.row(
                what,
                "%.2f s  at least %d RUNNING  %5d requests  %d failed  %d took over %d ms, longest %.0f ms  %s",
                done.get(),
                fewest,
                load.requests(),
                load.failures().values().stream().mapToInt(count -> count).sum(),
                load.late(),
                HttpLoad.LATE_MILLIS,
                load.longestMillis(),
                load.failures());
    }

    private static double seconds(Connection connection, String operation) {
        long begun = System.nanoTime();
        try {
            Jobs.expect(connection.post(Ask.exec(JOB, operation)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Looks until it is done and all are up again. */
    private int fewestRunning(CompletableFuture<?> done) throws IOException, InterruptedException {
        int fewest = INSTANCES;
        try (Connection connection = service.connect()) {
            while (!done.isDone()) {
                fewest = Math.min(fewest, running(connection));
                Thread.sleep(1);
            }
            done.join();
            awaitAll(connection);
        }
        return fewest;
    }

    private static void awaitAll(Connection connection) throws IOException, InterruptedException {
        while (running(connection) < INSTANCES) {
            Thread.sleep(5);
        }
    }

    private static int running(Connection connection) throws IOException {
        Map<String, Object> answer = Jobs.json(connection.post(Ask.exec(JOB, "status")));
        Map<?, ?> status = (Map<?, ?>) Objects.requireNonNull(answer.get("value"));
        return ((Number) Objects.requireNonNull(status.get("running"))).intValue();
    }

    private static Path worker() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RollingFigures.class.getResource("worker.pl"))
                .toURI());
    }
}
