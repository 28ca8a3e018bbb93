package io.reeve.service.bench;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what the service costs and how quick it is, and asserts nothing: figures hang on the machine and on what else it
 * does. {@code mvn -Pbenchmark verify} builds the service and runs it all in a few minutes, on a machine that
 * should be idle; the table is kept in {@code service/target/benchmark.txt}. {@code -Dbench.only=few,capture} runs parts,
 * of those that {@code ONLY} names; {@link Sizes} holds what else can be set.
 */
@Tag("benchmark")
final class Benchmark {
    private static final List<String> ONLY = List.of(
            System.getProperty("bench.only", "lives,few,keepup,rolling,capture,logs,schedules,socket,many,printing")
                    .split(","));

    @TempDir
    private Path directory;

    @Test
    void prints_figures() throws Exception {
        Figures figures = new Figures(Path.of(System.getProperty("basedir", "service"), "target", "benchmark.txt"));
        figures.row(
                "JDK, processors",
                "%s, %d",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        if (ONLY.contains("lives")) {
            lives(figures);
        }
        part("few", (service, jobs) -> few(service, jobs, figures));
        part("keepup", (service, jobs) -> new KeepUpFigures(service, jobs, figures).measure());
        part("rolling", (service, jobs) -> new RollingFigures(service, jobs, figures).measure());
        part("capture", (service, jobs) -> new CaptureFigures(service, jobs, figures).measure());
        part("logs", (service, jobs) -> new LogFigures(service, jobs, figures).measure());
        part("schedules", (service, jobs) -> new ScheduleFigures(service, jobs, figures).measure());
        part("socket", (service, jobs) -> new SocketFigures(service, jobs, figures).measure());
        part("many", (service, jobs) -> many(service, jobs, figures));
        part("printing", (service, jobs) -> printing(service, jobs, figures));
    }

    private interface Part {
        void measure(BenchedService service, Jobs jobs) throws Exception;
    }

    private void part(String name, Part part) throws Exception {
        if (ONLY.contains(name)) {
            try (BenchedService service = new BenchedService(directory.resolve(name))) {
                service.train();
                service.start();
                part.measure(service, new Jobs(service));
            }
        }
    }

    /** The service itself: its start, and its stop with 100 jobs. */
    private void lives(Figures figures) throws Exception {
        figures.title("The service, " + Sizes.LIVES + " lives");
        Samples start = new Samples();
        Samples stop = new Samples();
        try (BenchedService service = new BenchedService(directory.resolve("lives"))) {
            service.train();
            service.start();
            Jobs jobs = new Jobs(service);
            jobs.each(0, 100, 2, (connection, n) -> jobs.add(connection, Jobs.name(n), "/bin/sleep", "1000", ""));
            service.stop();
            for (int life = 0; life < Sizes.LIVES; life++) {
                start.time(service::start);
                if (life == 0) {
                    figures.row("RSS idle", "%.0f MB", service.process().residentMegabytes());
                }
                jobs.each(0, 100, 2, (connection, n) -> jobs.start(connection, Jobs.name(n)));
                stop.time(service::stop);
            }
        }
        figures.row("bin/reeved start, until it answers", "%s", start);
        figures.row("stop with 100 jobs, until its process is gone", "%s", stop);
    }

    private static void few(BenchedService service, Jobs jobs, Figures figures) throws Exception {
        ManyFigures few = new ManyFigures(service, jobs, figures);
        figures.title("10 jobs");
        few.define(10, "/bin/sleep", "10000");
        few.up(10);
        new StatusFigures(jobs, figures).measure(10);
        new ProcessFigures(service, jobs, figures).measure(10);
        few.cost("10 quiet jobs");
    }

    private static void many(BenchedService service, Jobs jobs, Figures figures) throws Exception {
        ManyFigures many = new ManyFigures(service, jobs, figures);
        figures.title(Sizes.MANY + " quiet jobs");
        many.define(Sizes.MANY, "/bin/sleep", "10000");
        many.up(Sizes.MANY);
        many.cost("quiet");
        many.shims();
        new StatusFigures(jobs, figures).measure(Sizes.MANY);
        new ProcessFigures(service, jobs, figures).measure(Sizes.MANY);
        many.adoption(Sizes.MANY);
        many.stop(Sizes.MANY);
    }

    /** Perl is everywhere, and sleeps without a process of its own for that. */
    private static void printing(BenchedService service, Jobs jobs, Figures figures) throws Exception {
        ManyFigures many = new ManyFigures(service, jobs, figures);
        figures.title(Sizes.MANY + " jobs that print a line a second");
        many.define(
                Sizes.MANY,
                "perl",
                "-e '$| = 1; while (1) { print qq(a line of some forty characters, $$\\\\n); sleep 1 }'");
        many.up(Sizes.MANY);
        many.cost("printing");
    }
}
