package io.reeve.service.bench;

import java.util.concurrent.TimeUnit;

/** How quickly the state of a job is told. */
final class StatusFigures {
    private final Jobs jobs;
    private final Figures figures;

    StatusFigures(Jobs jobs, Figures figures) {
        this.jobs = jobs;
        this.figures = figures;
    }

    void measure(int count) throws Exception {
        String state = Ask.read(Jobs.name(count / 2), "State");
        String status = Ask.exec(Jobs.name(count / 2), "status");
        requests("warm-up", state, 1, Sizes.REQUESTS / 2, false);
        requests("warm-up", status, Sizes.CLIENTS, Sizes.REQUESTS, false);
        figures.title("Status by HTTP, " + count + " jobs");
        for (int clients : new int[] {1, Sizes.CLIENTS}) {
            requests("State, " + clients + " client(s)", state, clients, Sizes.REQUESTS, true);
            requests("status(), " + clients + " client(s)", status, clients, Sizes.REQUESTS, true);
        }
        requests("statusAll(), 1 client", Ask.server("statusAll"), 1, Sizes.REQUESTS / 4 / count + 50, true);
    }

    private void requests(String what, String question, int clients, int count, boolean shown) throws Exception {
        Samples samples = new Samples();
        long begun = System.nanoTime();
        jobs.each(0, count, clients, (connection, n) -> samples.time(() -> connection.post(question)));
        double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        if (shown) {
            figures.row(what, "%s  %,.0f/s", samples, count / seconds);
        }
    }
}
