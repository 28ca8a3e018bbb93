package io.reeve.service.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
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

    private final ServiceRunner runner;
    private final Path home;

    TrainCommand(ServiceRunner runner, Path home) {
        this.runner = runner;
        this.home = home;
    }

    void train() throws Exception {
        CompletableFuture<Void> life = CompletableFuture.runAsync(this::live, task -> new Thread(task, "life").start());
        awaitService(life).stop(false);
        life.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void live() {
        Map<String, String> settings = Map.of(
                "http.port", freePort(),
                "jmx.port", freePort(),
                "run.dir", home.resolve("run").toString());
        try {
            runner.run(home, settings);
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private RunningService awaitService(CompletableFuture<Void> life) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<RunningService> service = RunningService.announcedIn(home);
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

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
