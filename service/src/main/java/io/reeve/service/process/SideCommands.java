package io.reeve.service.process;

import io.reeve.mbeans.ExitStatus;
import io.reeve.service.lifecycle.Threads;
import io.reeve.service.output.Reactor;
import io.reeve.service.posix.NativeBuffer;
import io.reeve.spi.Signals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import java.util.regex.Pattern;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs auxiliary commands, such as hooks and probes, to their end: each waited for by a thread of a pool of its own, which
 * is gone while there is nothing to run. Each runs as its constraints' user; other constraints are the job's alone. Unlike
 * jobs they do not outlive the service. Thread-safe.
 */
public final class SideCommands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SideCommands.class);
    private static final int MOST_AT_ONCE = 16;
    private static final int IDLE_SECONDS = 10;
    private static final int KILL_SECONDS = 5;
    private static final long MOST_MARKS = 1_000_000_000_000_000_000L;
    private static final Pattern MARK = Pattern.compile("[0-9]{1,18}");
    private static final int OUTPUT_BYTES = 16384;
    private static final String REDIRECT = "o=$1 e=$2; shift 2; exec \"$@\" </dev/null >\"$o\" 2>\"$e\"";

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
        endLeftovers();
    }

    /** An earlier service may have been killed: then what it ran is of no use to anybody. */
    private void endLeftovers() throws IOException {
        File[] left = Objects.requireNonNullElse(directory.toFile().listFiles(), new File[0]);
        if (left.length > 0) {
            Census census = Census.take(Set.of());
            for (File mark : left) {
                if (MARK.matcher(mark.getName()).matches()) {
                    RunTag tag = new RunTag(Long.parseLong(mark.getName()), Optional.empty());
                    for (ProcessIdentity process : census.strays(tag)) {
                        process.signal(Signals.KILL);
                    }
                }
                Files.delete(mark.toPath());
            }
        }
    }

    /**
     * Runs a command; completes when it has ended and, where it was killed, nothing of its tree is left. Fails with an
     * IOException where it cannot be started. To cancel the future kills the command.
     *
     * @param timeout after which it is killed, counted from its start
     */
    public CompletableFuture<SideResult> run(Command command, Duration timeout) {
        return submit((process, mark) -> {
            try (SideOutput output = new SideOutput(mark, OUTPUT_BYTES, reactor, buffer)) {
                return perform(command, timeout, process, mark, mark).saying(output.text());
            }
        });
    }

    /**
     * The same for a command that prints into FIFOs which somebody else reads.
     *
     * @param out the FIFO of its standard output
     * @param err the FIFO of its standard error
     * @param kill kills the command when it completes, and the result tells when nothing is left of it
     */
    public CompletableFuture<SideResult> run(
            Command command, Duration timeout, Path out, Path err, CompletableFuture<?> kill) {
        return submit((process, mark) -> {
            kill.whenComplete((now, failure) -> process.kill());
            Files.createFile(mark);
            try {
                return perform(command, timeout, process, out, err);
            } finally {
                Files.delete(mark);
            }
        });
    }

    private interface Work {
        /** @param mark the name of a file by which the next service finds what this one leaves */
        SideResult of(SideProcess process, Path mark) throws IOException;
    }

    private CompletableFuture<SideResult> submit(Work work) {
        SideProcess process = new SideProcess(random.nextLong(MOST_MARKS));
        CompletableFuture<SideResult> result = new CompletableFuture<>();
        result.whenComplete((ended, failure) -> {
            if (result.isCancelled()) {
                process.kill();
            }
        });
        try {
            pool.execute(() -> {
                running.add(process);
                try {
                    result.complete(work.of(process, directory.resolve(Long.toString(process.number()))));
                } catch (IOException | RuntimeException e) {
                    result.completeExceptionally(e);
                } finally {
                    running.remove(process);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private SideResult perform(Command command, Duration timeout, SideProcess process, Path out, Path err)
            throws IOException {
        AtomicBoolean timedOut = new AtomicBoolean();
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
        int code = execute(command, line(command, out, err), process, deadline);
        process.awaitNothingLeft();
        ExitStatus status = process.isKilled() ? ExitCodes.signal(Signals.KILL) : ExitCodes.code(code);
        return new SideResult(status, "", timedOut.get());
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

    /** A shell sends the output where it belongs; setsid gives the command a group that can be killed. */
    private CommandLine line(Command command, Path out, Path err) throws IOException {
        CommandLine line = new CommandLine(setsid);
        List<String> words =
                new ArrayList<>(List.of("/bin/sh", "-c", REDIRECT, "reeve", out.toString(), err.toString()));
        words.addAll(command.constraints().prefix());
        words.addAll(command.words());
        words.forEach(word -> line.addArgument(word, false));
        return line;
    }

    /** Whether what ran has been killed, as the service ends. */
    public boolean isClosed() {
        return closed;
    }

    /** Kills what runs, and runs nothing more; returns when who waits for it has been told. */
    @Override
    public void close() {
        closed = true;
        pool.shutdown();
        running.forEach(SideProcess::kill);
        try {
            if (!pool.awaitTermination(KILL_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("left behind, as they could not be killed: {}", running);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
