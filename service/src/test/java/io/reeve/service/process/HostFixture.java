package io.reeve.service.process;

import io.reeve.mbeans.LogFormat;
import io.reeve.service.output.LogRules;
import io.reeve.service.output.LogTarget;
import io.reeve.service.output.OpenLogs;
import io.reeve.service.output.OutputRoom;
import io.reeve.service.output.Reactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process host of its own, which can be closed and opened again on the same directory as a service is restarted. */
public record HostFixture(ProcessHost host, Reactor reactor, Workers workers, LogRules logs) {

    public static HostFixture open(Path directory) throws Exception {
        Reactor reactor = new Reactor();
        Workers workers = new Workers(
                Executors.newFixedThreadPool(2), Executors.newSingleThreadScheduledExecutor(), Clock.systemUTC());
        OutputRoom room = new OutputRoom(reactor, workers.clock(), new OpenLogs(directory.resolve("log")), 131072);
        ProcessHost host = new ProcessHost(new RunDirectory(directory.resolve("run")), room, workers);
        return new HostFixture(host, reactor, workers, new LogRules(directory.resolve("log"), Long.MAX_VALUE, false));
    }

    /** Where a job logs to whose logs are looked at together with those of all. */
    public LogTarget log() {
        return logs.target(Path.of(""), LogFormat.STAMPED, "j", 1);
    }

    /** Waits until something is so; the test's own time limit bounds it. */
    public void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** The lines of all logs whose names end so, without their stamps. */
    public List<String> logged(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(logs.directory())) {
            return files.filter(file -> file.toString().endsWith(suffix)
                            && file.toString().endsWith(".error.log") == suffix.equals(".error.log"))
                    .sorted()
                    .flatMap(file -> lines(file).stream())
                    .map(line -> line.replaceFirst(
                            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d ", ""))
                    .toList();
        }
    }

    /** The lines of a file; none where there is no such file yet. */
    public static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void close() throws Exception {
        workers.timer().shutdownNow();
        workers.pool().shutdownNow();
        reactor.close();
    }
}
