package io.reeve.service.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The least that a process of its own session below a waiting shell costs on this machine: launched as Reeve launches its
 * jobs, by setsid, sh and setsid, from a JVM on two threads, but with nothing noted, captured or answered.
 */
final class Bare {
    private static final String SHIM = "(exec setsid sh -c 'echo $$; exec sleep 10000'); exit";

    private Bare() {}

    /** Launches so many at once and waits until each has printed a line. */
    static Samples launch(Path directory, int count, int rounds) throws Exception {
        Samples samples = new Samples();
        Path output = directory.resolve("bare.txt");
        for (int round = 0; round < rounds; round++) {
            Files.deleteIfExists(output);
            Files.createFile(output);
            samples.time(() -> launch(output, count));
            for (String pid : Files.readAllLines(output)) {
                new OfProcess(Long.parseLong(pid)).kill();
            }
        }
        return samples;
    }

    private static void launch(Path output, int count) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int n = 0; n < count; n++) {
            pool.submit(() -> new ProcessBuilder(List.of("setsid", "-f", "/bin/sh", "-c", SHIM))
                    .redirectOutput(Redirect.appendTo(output.toFile()))
                    .start()
                    .waitFor());
        }
        pool.shutdown();
        while (lines(output) < count) {
            LockSupport.parkNanos(200_000);
        }
    }

    private static long lines(Path output) throws IOException {
        return Files.readString(output).chars().filter(c -> c == '\n').count();
    }
}
