package io.reeve.service.process;

import io.reeve.mbeans.ExitStatus;
import io.reeve.service.lifecycle.Threads;
import io.reeve.service.output.Reactor;
import io.reeve.service.posix.NativeBuffer;
import io.reeve.service.posix.Signals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;

/**
 * Runs auxiliary commands, such as hooks and probes, to their end: each waited for by a thread of a pool of its own, which
 * is gone while there is nothing to run. Unlike jobs they do not outlive the service. Thread-safe.
 */
public final class SideCommands implements AutoCloseable {
    private static final int MOST_AT_ONCE = 16;
    private static final int IDLE_SECONDS = 10;
    private static final int OUTPUT_BYTES = 16384;
    private static final String REDIRECT = "f=$1; shift; exec \"$@\" </dev/null >\"$f\" 2>&1";

    private final SecureRandom random = new SecureRandom();
    private final NativeBuffer buffer = new NativeBuffer(OUTPUT_BYTES);
    private final Set<SideProcess> running = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor pool;
    private final Reactor reactor;
    private final Path directory;
    private final ScheduledExecutorService timer;
    private final String setsid;
    private volatile boolean closed;

    /**
     * @param directory for FIFOs, of nobody else's use; made where it does not exist
     * @param timer for what never blocks
     */
    public SideCommands(Reactor reactor, Path directory, ScheduledExecutorService timer) throws IOException {
        this.reactor = reactor;
        this.directory = directory;
        this.timer = timer;
        this.setsid = new Launcher().setsid();
        this.pool = new ThreadPoolExecutor(
                MOST_AT_ONCE, MOST_AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        pool.setThreadFactory(Threads.named("reeve-command"));
        pool.allowCoreThreadTimeOut(true);
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        forgetLeftovers();
    }

    /** An earlier service may have been killed. */
    private void forgetLeftovers() throws IOException {
        for (File left : Objects.requireNonNullElse(directory.toFile().listFiles(), new File[0])) {
            Files.delete(left.toPath());
        }
    }

    /**
     * Runs a command; completes when it has ended and, where it was killed, nothing of its tree is left. Fails with an
     * IOException where it cannot be started. To cancel the future kills the command.
     *
     * @param timeout after which it is killed, counted from its start
     */
    public CompletableFuture<SideResult> run(Command command, Duration timeout) {
        SideProcess process = new SideProcess(random.nextLong(Long.MAX_VALUE));
        CompletableFuture<SideResult> result = new CompletableFuture<>();
        result.whenComplete((ended, failure) -> {
            if (result.isCancelled()) {
                process.kill();
            }
        });
        try {
            pool.execute(() -> {
                try {
                    result.complete(perform(command, timeout, process));
                } catch (IOException | RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private SideResult perform(Command command, Duration timeout, SideProcess process) throws IOException {
        Path fifo = directory.resolve(Long.toString(process.number()));
        AtomicBoolean timedOut = new AtomicBoolean();
        running.add(process);
        try (SideOutput output = new SideOutput(fifo, OUTPUT_BYTES, reactor, buffer)) {
            if (closed || process.isKilled()) {
                throw new IOException(command.words().get(0) + " is not run any more");
            }
            Future<?> deadline = timer.schedule(
                    () -> {
                        timedOut.set(true);
                        process.kill();
                    },
                    timeout.toMillis(),
                    TimeUnit.MILLISECONDS);
            int code = execute(command, line(command, fifo), process, deadline);
            process.awaitNothingLeft();
            ExitStatus status = process.isKilled() ? ExitCodes.signal(Signals.KILL) : ExitCodes.code(code);
            return new SideResult(status, output.text(), timedOut.get());
        } finally {
            running.remove(process);
        }
    }

    private int execute(Command command, CommandLine line, SideProcess process, Future<?> deadline) throws IOException {
        DefaultExecutor executor = DefaultExecutor.builder()
                .setWorkingDirectory(command.directory().toFile())
                .setExecuteStreamHandler(new NoStreams())
                .get();
        executor.setExitValues(null); // none is a failure
        executor.setProcessDestroyer(process);
        Map<String, String> environment = new HashMap<>(command.environment());
        environment.putAll(RunTag.environment(process.number()));
        try {
            return executor.execute(line, environment);
        } finally {
            deadline.cancel(false);
        }
    }

    /** A shell sends all output one way, in its order; setsid gives the command a group that can be killed. */
    private CommandLine line(Command command, Path fifo) {
        CommandLine line = new CommandLine(setsid);
        Stream.of("/bin/sh", "-c", REDIRECT, "reeve", fifo.toString()).forEach(word -> line.addArgument(word, false));
        command.words().forEach(word -> line.addArgument(word, false));
        return line;
    }

    /** Kills what runs, and runs nothing more. */
    @Override
    public void close() {
        closed = true;
        pool.shutdown();
        running.forEach(SideProcess::kill);
    }
}
