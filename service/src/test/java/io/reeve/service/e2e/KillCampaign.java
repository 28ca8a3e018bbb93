package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * Runs printing jobs and kills the service over and over, at moments that a seeded random chooses: while it works, and
 * again and again while it comes up. Then holds what was logged against what was printed.
 */
final class KillCampaign {
    private final ServiceUnderTest service;
    private final List<Printer> printers = new ArrayList<>();
    private final Random random;
    private final long seed;
    private final Path script;
    private long startMillis;
    private int kills;
    private int killsWhileComingUp;

    KillCampaign(Path directory, ServiceUnderTest service, int jobs, int fastLines) throws IOException {
        this.service = service;
        this.seed = Long.getLong("reeve.test.seed", System.nanoTime());
        this.random = new Random(seed);
        this.script = directory.resolve("printer.pl");
        System.out.println("kill -9: the seed is " + seed + " (-Dreeve.test.seed)");
        try (InputStream source = Objects.requireNonNull(getClass().getResourceAsStream("printer.pl"))) {
            Files.copy(source, script);
        }
        List<Printer.Pace> paces = List.of(Printer.Pace.values());
        for (int i = 0; i < jobs; i++) {
            Printer.Pace pace = paces.get(i % paces.size());
            String name = "printer-" + i;
            int lines = pace == Printer.Pace.FAST ? fastLines : 800;
            printers.add(new Printer(name, pace, lines, i + 1, directory.resolve(name)));
        }
    }

    /** @param goesOn asked, with the number of kills so far, whether to go on */
    void run(IntPredicate goesOn) throws Exception {
        start();
        for (Printer printer : printers) {
            printer.define(service.client(), script);
        }
        while (goesOn.test(kills)) {
            long before = logged(printers.get(0));
            startWhatHasEnded();
            Await.until("output at full speed is logged", () -> logged(printers.get(0)) > before);
            Await.goBy(random.nextInt(random.nextBoolean() ? 200 : 2000));
            kill();
            Await.goBy(random.nextInt(500));
            for (int again = random.nextInt(3); again > 0; again--) {
                service.launch();
                Await.goBy(random.nextLong(1, startMillis));
                kill();
                killsWhileComingUp++;
            }
            start();
            assertNoSecondCopies();
        }
        Await.until("all have ended", () -> printers.stream().noneMatch(this::runs));
        printers.forEach(this::assertExitCode);
    }

    private void start() throws IOException {
        long begin = System.nanoTime();
        service.start();
        startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + 1;
    }

    private void kill() {
        assertThat(service.isUp()).as(service.console()).isTrue();
        service.kill9();
        kills++;
    }

    private void startWhatHasEnded() {
        for (Printer printer : printers) {
            if (!runs(printer)) {
                assertExitCode(printer);
                service.client().start(printer.name());
            }
        }
    }

    private long logged(Printer printer) throws IOException {
        return service.logFiles(printer.name(), false).stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    private boolean runs(Printer printer) {
        JobState state = service.client().status(printer.name()).state();
        return state != JobState.EXITED && state != JobState.STOPPED;
    }

    private void assertExitCode(Printer printer) {
        JobStatus status = service.client().status(printer.name());
        if (status.startedAtMillis() != 0) {
            assertThat(status.lastExit().text())
                    .as(status + " after " + kills + " kills, seed " + seed)
                    .isEqualTo("exit code " + printer.exitCode());
        }
    }

    private void assertNoSecondCopies() {
        for (Printer printer : printers) {
            assertThat(Processes.ofJob(service.mark(), printer.name()))
                    .as("the shim and the process of " + printer.name())
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    /** Call it once the service has ended. */
    void check() throws IOException {
        long lines = 0;
        long bytes = 0;
        long runs = 0;
        for (Printer printer : printers) {
            assertThat(printer.runs())
                    .as("runs of " + printer.name())
                    .isNotEmpty()
                    .allMatch(Printer.Run::complete);
            runs += printer.runs().size();
            for (boolean errors : List.of(false, true)) {
                List<Path> files = service.logFiles(printer.name(), errors);
                lines += new LogCheck(printer, errors).check(files);
                bytes +=
                        files.stream().mapToLong(file -> file.toFile().length()).sum();
            }
        }
        System.out.printf(
                "kill -9: %d kills, %d of them while coming up; %d jobs, %d runs, %,d lines, %,d bytes of log: all there%n",
                kills, killsWhileComingUp, printers.size(), runs, lines, bytes);
    }
}
