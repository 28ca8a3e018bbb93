package io.reeve.service.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/**
 * {@code train}: a short life of the service and of its client in a scratch home, run by the script under a JVM that
 * writes a class-data archive of what was loaded when it exits.
 */
@Command(name = "train", description = "Loads what a service loads, for the class-data archive; the script calls it.")
final class TrainCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final ServiceRunner runner;

    @Mixin
    private HomeOption home = new HomeOption();

    TrainCommand(ServiceRunner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() throws Exception {
        CompletableFuture<Void> life =
                CompletableFuture.runAsync(this::live, task -> new Thread(task, "main-of-train").start());
        RunningService service = awaitService(life);
        service.stop(false);
        life.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return ExitCode.OK;
    }

    private void live() {
        Map<String, String> settings = Map.of(
                "http.port", freePort(),
                "jmx.port", freePort(),
                "run.dir", home.path().resolve("run").toString());
        try {
            runner.run(home.path(), settings);
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private RunningService awaitService(CompletableFuture<Void> life) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<RunningService> service = RunningService.announcedIn(home.path());
            if (service.isPresent()) {
                return service.get();
            }
            if (life.isDone()) {
                life.get();
                throw new IllegalStateException("the service in %s ended by itself".formatted(home.path()));
            }
            Thread.sleep(LOOK.toMillis());
        }
        throw new IllegalStateException("no service in %s after %d s".formatted(home.path(), PATIENCE.toSeconds()));
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
