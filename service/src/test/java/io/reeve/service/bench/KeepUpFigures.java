package io.reeve.service.bench;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** How quickly a job that is guarded comes back, and what those cost that do so all the time, or are many. */
final class KeepUpFigures {
    private static final int KILLS = 10;
    private static final int REST_MILLIS = 30;
    private static final int SECONDS = 10;
    private static final int WIDE = Integer.getInteger("bench.instances", 200);

    private final BenchedService service;
    private final Jobs jobs;
    private final Figures figures;

    KeepUpFigures(BenchedService service, Jobs jobs, Figures figures) {
        this.service = service;
        this.jobs = jobs;
        this.figures = figures;
    }

    void measure() throws Exception {
        figures.title("Jobs that are brought back");
        try (Connection connection = service.connect()) {
            firstTries(connection);
            delays(connection);
            crashLoop(connection);
            figures.title("One job of many instances");
            scale(connection);
        }
    }

    /** Each process has been up for long enough to count as well, so that none waits. */
    private void firstTries(Connection connection) throws Exception {
        try (Arrivals arrivals = new Arrivals(service.home().resolve("kept"))) {
            jobs.add(connection, "kept", "/bin/sh", arrivals.params(), ", restart: always, backoff: {resetAfter: 0s}");
            jobs.start(connection, "kept");
            arrivals.await();
            for (int round = 0; round < Sizes.ROUNDS / 4; round++) {
                comeBack(connection, "kept", arrivals);
            }
            Samples back = new Samples();
            for (int round = 0; round < Sizes.ROUNDS; round++) {
                back.add(comeBack(connection, "kept", arrivals));
            }
            figures.row("kill -9 of its process -> the first act of another one", "%s", back);
            stop(connection, "kept");
        }
    }

    private void delays(Connection connection) throws Exception {
        try (Arrivals arrivals = new Arrivals(service.home().resolve("backing-off"))) {
            String settings = ", restart: always, backoff: {jitter: 0}";
            jobs.add(connection, "backing-off", "/bin/sh", arrivals.params(), settings);
            jobs.start(connection, "backing-off");
            arrivals.await();
            StringJoiner seen = new StringJoiner(" ", "", " ms");
            for (int kill = 0; kill < KILLS; kill++) {
                seen.add(String.format(Locale.ROOT, "%.1f", comeBack(connection, "backing-off", arrivals) / 1e6));
            }
            figures.row("the same, " + KILLS + " in a row with the usual backoff", "%s", seen);
            stop(connection, "backing-off");
        }
    }

    /** Returns the nanoseconds from a kill until the next process says that it is there; nobody is busy waiting for it. */
    private long comeBack(Connection connection, String job, Arrivals arrivals) throws Exception {
        jobs.await(connection, job, "RUNNING");
        OfProcess process = new OfProcess(jobs.pid(connection, job));
        Thread.sleep(REST_MILLIS);
        long begun = System.nanoTime();
        process.kill();
        arrivals.await();
        return System.nanoTime() - begun;
    }

    private void crashLoop(Connection connection) throws Exception {
        for (String backoff : new String[] {"{}", "{initial: 0s, max: 0s}"}) {
            String job = "dies" + backoff.length();
            jobs.add(connection, job, "/bin/false", "", ", restart: always, backoff: " + backoff);
            jobs.start(connection, job);
            long before = restarts(connection, job);
            double percent = service.process().processorPercent(SECONDS);
            figures.row(
                    "dies at once, backoff " + backoff + ", " + SECONDS + " s",
                    "manager's CPU %.1f %%, %d starts",
                    percent,
                    restarts(connection, job) - before);
            stop(connection, job);
        }
    }

    private long restarts(Connection connection, String job) throws Exception {
        Map<String, Object> answer = Jobs.json(connection.post(Ask.read(job, "Restarts")));
        return ((Number) answer.get("value")).longValue();
    }

    private void scale(Connection connection) throws Exception {
        jobs.add(connection, "wide", "/bin/sleep", "10000", "");
        jobs.start(connection, "wide");
        figures.row("RSS with 1 instance", "%.0f MB", service.process().residentMegabytes());
        for (int wanted : new int[] {WIDE, 1, WIDE, 1}) {
            double before = service.process().processorSeconds();
            long begun = System.nanoTime();
            Jobs.expect(connection.post(Ask.exec("wide", "scale", wanted)));
            figures.row(
                    "scale to " + wanted,
                    "%.2f s  manager's CPU %.2f s  RSS %.0f MB",
                    (System.nanoTime() - begun) / 1e9,
                    service.process().processorSeconds() - before,
                    service.process().residentMegabytes());
        }
        stop(connection, "wide");
    }

    private void stop(Connection connection, String job) throws Exception {
        Jobs.expect(connection.post(Ask.exec(job, "stop")));
        jobs.await(connection, job, "STOPPED");
    }
}
