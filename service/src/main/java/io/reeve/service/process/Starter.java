package io.reeve.service.process;

import io.reeve.service.output.LogTarget;
import io.reeve.service.output.OutputListener;
import io.reeve.service.posix.Posix;
import io.reeve.spi.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Launches the shim of a run and waits until it says that the process exists. */
final class Starter {
    private static final int TIMEOUT_SECONDS = 20;

    private final Launcher launcher;
    private final Path shim;
    private final Workers workers;

    Starter(Launcher launcher, Path shim, Workers workers) {
        this.launcher = launcher;
        this.shim = shim;
        this.workers = workers;
    }

    /** Completes when the process exists; where it fails, nothing of the run is left. */
    CompletableFuture<Run> start(Hosted hosted, Command command, Optional<LogTarget> log, OutputListener listener) {
        CompletableFuture<Run> result = new CompletableFuture<>();
        hosted.output()
                .begin(hosted.run().number(), log, line(hosted, "starts"), listener)
                .thenCompose(begun -> workers.submit(() -> hosted.goesOn() ? goOn(hosted) : launch(hosted, command)))
                .thenCompose(launched -> hosted.run().started().orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                // Not on the reactor's thread, which completes "started": what follows may take its time.
                .whenCompleteAsync(
                        (started, failure) -> {
                            if (failure == null) {
                                result.complete(hosted.run());
                            } else {
                                abandon(hosted)
                                        .whenComplete((done, also) -> result.completeExceptionally(why(failure)));
                            }
                        },
                        workers.pool());
        return result;
    }

    private static String line(Hosted hosted, String what) {
        return "Process \"%s\" %s.".formatted(hosted.job(), what);
    }

    private static boolean goOn(Hosted hosted) throws IOException {
        hosted.slot().tellNext(hosted.run().number());
        return true;
    }

    private boolean launch(Hosted hosted, Command command) throws IOException {
        long run = hosted.run().number();
        List<String> words = new ArrayList<>(List.of("/bin/sh", shim.toString()));
        words.addAll(List.of(
                hosted.slot().directory().toString(), command.directory().toString()));
        words.addAll(List.of(Long.toString(run), launcher.setsid()));
        words.addAll(command.constraints().pairs());
        words.add("--");
        words.addAll(command.constraints().prefix());
        words.addAll(command.words());
        if (command.constraints().account().isPresent()) {
            hosted.slot().letOthersPrint();
        }
        Map<String, String> environment = new HashMap<>(command.environment());
        environment.putAll(RunTag.environment(run));
        launcher.launch(words, command.directory(), environment);
        return true;
    }

    private CompletableFuture<?> abandon(Hosted hosted) {
        return workers.submit(() -> {
                    clear(hosted);
                    return true;
                })
                .thenCompose(killed -> hosted.output().end(hosted.run().number(), line(hosted, "did not start")));
    }

    /** Ends and forgets what there is of a run that has not come up, its shim at least, if it is that of the run before. */
    static void clear(Hosted hosted) throws IOException {
        Optional<ProcessIdentity> shim = hosted.slot().shim();
        if (shim.isPresent() && shim.get().isAlive()) {
            Posix.signal(-shim.get().pid(), Signals.KILL); // and what is about to become the job's process
        }
        for (ProcessIdentity process : Census.take(Set.of()).strays(hosted.run().tag())) {
            process.signal(Signals.KILL);
        }
        hosted.slot().forgetRun();
    }

    private static Throwable why(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? new IOException("the process did not come up within " + TIMEOUT_SECONDS + " s", cause)
                : cause;
    }
}
