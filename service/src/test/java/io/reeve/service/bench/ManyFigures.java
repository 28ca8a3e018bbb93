package io.reeve.service.bench;

import java.io.IOException;
import java.util.Locale;

/** What many jobs cost the service. */
final class ManyFigures {
    private final BenchedService service;
    private final Jobs jobs;
    private final Figures figures;

    ManyFigures(BenchedService service, Jobs jobs, Figures figures) {
        this.service = service;
        this.jobs = jobs;
        this.figures = figures;
    }

    void define(int count, String command, String params) throws Exception {
        Samples defined = new Samples();
        defined.time(() ->
                jobs.each(0, count, 4, (connection, n) -> jobs.add(connection, Jobs.name(n), command, params, "")));
        figures.row("define " + count + " jobs, 4 clients", "%s", defined);
    }

    void up(int count) throws Exception {
        figures.row("as many by setsid and sh alone", "%s", Bare.launch(service.runDirectory(), count, 1));
        Samples each = new Samples();
        Samples all = new Samples();
        double before = service.process().processorSeconds();
        all.time(() -> jobs.each(
                0, count, Sizes.CLIENTS, (connection, n) -> each.time(() -> jobs.start(connection, Jobs.name(n)))));
        double spent = service.process().processorSeconds() - before;
        figures.row(count + " jobs up, 16 clients", "%s  manager's CPU %.2f s", all, spent);
        figures.row("each start()", "%s", each);
        try (Connection connection = service.connect()) {
            jobs.awaitRunning(connection, count);
        }
    }

    void cost(String what) throws Exception {
        OfProcess manager = service.process();
        Thread.sleep(Sizes.SETTLE_SECONDS * 1000L);
        figures.row("manager, " + what, "%s", cost(manager));
        figures.row("manager, " + what + ", CPU", "%.2f %%", manager.processorPercent(Sizes.SECONDS));
        figures.row("manager, " + what + ", afterwards", "%s", cost(manager));
    }

    private static String cost(OfProcess manager) throws IOException {
        return String.format(
                Locale.ROOT,
                "RSS %.0f MB  PSS %.0f MB  threads %d  files %d",
                manager.residentMegabytes(),
                manager.proportionalMegabytes(),
                manager.threads(),
                manager.files());
    }

    void shims() throws IOException {
        double sum = 0;
        int count = 0;
        for (OfProcess shim : OfProcess.shims(service.runDirectory())) {
            sum += shim.proportionalMegabytes();
            count++;
        }
        figures.row("all " + count + " shims", "PSS %.0f MB", sum);
    }

    void adoption(int count) throws Exception {
        service.kill();
        long begun = System.nanoTime();
        service.start();
        double answers = (System.nanoTime() - begun) / 1e6;
        try (Connection connection = service.connect()) {
            jobs.awaitRunning(connection, count);
        }
        figures.row("kill -9 of the manager, start -> it answers", "%.0f ms", answers);
        double all = (System.nanoTime() - begun) / 1e6;
        double spent = service.process().processorSeconds();
        figures.row("... -> all " + count + " jobs RUNNING again", "%.0f ms  manager's CPU %.2f s", all, spent);
    }

    void stop(int count) throws Exception {
        Samples stop = new Samples();
        stop.time(service::stop);
        figures.row("stop of the service with " + count + " jobs", "%s", stop);
    }
}
