package io.reeve.service.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How fast one job can print, beside a bare pipe. */
final class CaptureFigures {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASSES = classes();
    private static final String JVM = "-XX:+UseSerialGC -Xshare:auto -cp";
    private static final int ROUNDS = 3;

    private final BenchedService service;
    private final Jobs jobs;
    private final Figures figures;

    CaptureFigures(BenchedService service, Jobs jobs, Figures figures) {
        this.service = service;
        this.jobs = jobs;
        this.figures = figures;
    }

    private static String classes() {
        return Path.of(Flood.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    void measure() throws Exception {
        figures.title("Output of one job, MB/s as its writer sees it");
        measure("64 KiB writes", 65536, Sizes.MEGABYTES * 1_000_000L);
        measure("single lines of 128 bytes", 128, Sizes.MEGABYTES * 300_000L);
        service.stop();
        service.start("log.maxFileSize=1m");
        for (int round = 0; round < ROUNDS; round++) {
            captured("64 KiB writes, logged to files of 1 MiB", 65536, Sizes.MEGABYTES * 1_000_000L, "");
        }
    }

    private void measure(String what, int size, long total) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            figures.row(what + " | cat >/dev/null", "%7.0f", rate(total, raw("cat >/dev/null", size, total)));
            String drain = "'%s' %s '%s' io.reeve.service.bench.Drain".formatted(JAVA, JVM, CLASSES);
            figures.row(what + " | read 64 KiB", "%7.0f", rate(total, raw(drain, size, total)));
            captured(what + ", not logged", size, total, ", writeLog: false");
            Path file = service.home().resolve("cat");
            String cat = "cat >'" + file + "'";
            figures.row(what + " | cat >FILE", "%7.0f", rate(total, raw(cat, size, total)));
            Files.delete(file);
            captured(what + ", logged raw", size, total, ", logFormat: raw");
            captured(what + ", logged as JSON", size, total, ", logFormat: json");
            captured(what + ", logged", size, total, "");
        }
    }

    private static String flood(int size, long total) {
        return "%s '%s' io.reeve.service.bench.Flood %d %d".formatted(JVM, CLASSES, size, total);
    }

    private static long raw(String reader, int size, long total) throws IOException {
        String line = "'%s' %s | %s".formatted(JAVA, flood(size, total), reader);
        Process process = new ProcessBuilder(List.of("/bin/sh", "-c", line))
                .redirectOutput(Redirect.DISCARD)
                .start();
        return nanos(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private void captured(String what, int size, long total, String more) throws Exception {
        OfProcess manager = service.process();
        try (Connection connection = service.connect()) {
            String job = "flood";
            jobs.add(connection, job, JAVA, flood(size, total), more);
            double before = manager.processorSeconds();
            jobs.start(connection, job);
            while (!connection.post(Ask.read(job, "State")).contains("EXITED")) {
                Thread.sleep(50);
            }
            double spent = (manager.processorSeconds() - before) * 1e9 / total;
            Object said =
                    Jobs.json(connection.post(Ask.exec(job, "readErrors"))).get("value");
            Jobs.expect(connection.post(Ask.server("delete", job)));
            figures.row(what, "%7.0f   manager %.2f s/GB", rate(total, nanos(said.toString())), spent);
        }
    }

    private static long nanos(String text) {
        return Long.parseLong(text.strip());
    }

    private static double rate(long bytes, long nanos) {
        return bytes * 1e3 / nanos;
    }
}
