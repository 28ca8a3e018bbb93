package io.reeve.service.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A short life of the service and of its client in a scratch home, run by the script under a JVM that writes a class-data
 * archive of what was loaded when it exits.
 */
final class TrainCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final List<List<String>> DAY = List.of(
            List.of("add", "trainee", "sleep", "60"),
            List.of("start", "trainee"),
            List.of("ls"),
            List.of("status", "trainee"),
            List.of("logs", "trainee"),
            List.of("mem", "trainee"),
            List.of("stop", "trainee"),
            List.of("delete", "trainee"));

    private final ServiceRunner runner;
    private final Path home;

    TrainCommand(ServiceRunner runner, Path home) {
        this.runner = runner;
        this.home = home;
    }

    void train() throws Exception {
        CompletableFuture<Void> life = CompletableFuture.runAsync(this::live, task -> new Thread(task, "life").start());
        ServiceFile service = await(life);
        DAY.forEach(this::command);
        StopCommand.ask(service, false);
        life.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void live() {
        Map<String, String> settings = Map.of(
                "http.port",
                "0",
                "jmx.port",
                "0",
                "run.dir",
                home.resolve("run").toString());
        try {
            runner.run(home, settings);
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private ServiceFile await(CompletableFuture<Void> life) throws Exception {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += LOOK.toMillis()) {
            Optional<ServiceFile> service = ServiceFile.read(home);
            if (service.isPresent()) {
                return service.get();
            }
            if (life.isDone()) {
                life.get();
                throw new IllegalStateException("the service in %s ended by itself".formatted(home));
            }
            Thread.sleep(LOOK.toMillis());
        }
        throw new IllegalStateException("no service in %s after %d s".formatted(home, PATIENCE.toSeconds()));
    }

    private void command(List<String> words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Surroundings surroundings = new Surroundings(
                new Terminal(nowhere, System.err, true, true),
                InputStream.nullInputStream(),
                Map.of("REEVE_HOME", home.toString()),
                Optional.empty(),
                home,
                Clock.systemUTC());
        if (ReeveCommand.run(surroundings, words.toArray(String[]::new)) != ExitCode.OK) {
            throw new IllegalStateException("reeve %s failed".formatted(String.join(" ", words)));
        }
    }
}
