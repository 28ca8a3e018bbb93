package io.reeve.service.bench;

import java.io.IOException;

/** How quickly a process is started, and its end noticed. */
final class ProcessFigures {
    private final BenchedService service;
    private final Jobs jobs;
    private final Figures figures;

    ProcessFigures(BenchedService service, Jobs jobs, Figures figures) {
        this.service = service;
        this.jobs = jobs;
        this.figures = figures;
    }

    /** @param others how many jobs run beside */
    void measure(int others) throws Exception {
        figures.title("One job of " + others + " that run");
        try (Connection connection = service.connect()) {
            figures.row(
                    "by setsid and sh alone -> its first line",
                    "%s",
                    Bare.launch(service.runDirectory(), 1, Sizes.ROUNDS));
            String speaker = "speaker" + others;
            jobs.add(connection, speaker, "/bin/sh", "-c 'echo ready; exec sleep 1000'", "");
            starts(connection, speaker, Sizes.ROUNDS / 4, false);
            starts(connection, speaker, Sizes.ROUNDS, true);
            String sleeper = "sleeper" + others;
            jobs.add(connection, sleeper, "/bin/sleep", "1000", "");
            crashes(connection, sleeper, Sizes.ROUNDS);
        }
    }

    private void starts(Connection connection, String job, int count, boolean shown) throws Exception {
        Samples start = new Samples();
        Samples line = new Samples();
        Samples stop = new Samples();
        double before = service.process().processorSeconds();
        for (int round = 0; round < count; round++) {
            long position = position(connection, job);
            long begun = System.nanoTime();
            jobs.start(connection, job);
            start.add(System.nanoTime() - begun);
            String follow = Ask.exec(job, "follow", "OUT", position, 4096);
            while (!connection.post(follow).contains("ready")) {
                Thread.onSpinWait();
            }
            line.add(System.nanoTime() - begun);
            stop.time(() -> Jobs.expect(connection.post(Ask.exec(job, "stop"))));
        }
        if (shown) {
            figures.row("start()", "%s", start);
            figures.row("start() -> its first line readable", "%s", line);
            figures.row("stop()", "%s", stop);
            double spent = (service.process().processorSeconds() - before) * 1000 / count;
            figures.row(
                    "processor time of the manager for a start and a stop", "%.2f ms, with what asking costs", spent);
        }
    }

    /** Where the job's output ends now. */
    private static long position(Connection connection, String job) throws IOException {
        String chunk = connection.post(Ask.exec(job, "follow", "OUT", Long.MAX_VALUE, 1));
        return Long.parseLong(chunk.replaceFirst(".*\"next\":(\\d+).*", "$1"));
    }

    private void crashes(Connection connection, String job, int count) throws Exception {
        Samples crash = new Samples();
        for (int round = 0; round < count; round++) {
            jobs.start(connection, job);
            OfProcess process = new OfProcess(jobs.pid(connection, job));
            crash.time(() -> {
                process.kill();
                jobs.await(connection, job, "EXITED");
            });
        }
        figures.row("kill -9 of its process -> EXITED readable", "%s", crash);
    }
}
