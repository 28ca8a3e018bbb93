package io.reeve.service.output;

import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputLine;
import io.reeve.mbeans.OutputStreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The output of one job: rings that stay while the job is defined, and while a process runs the FIFOs it writes to and
 * the logs it is written to. Thread-safe: runs are begun and ended on the reactor's thread, the rings read on any.
 */
public final class JobOutput {

    /** The FIFOs' and rings' names in the job's run directory. */
    public static final Map<OutputStreamName, String> FIFOS =
            Map.of(OutputStreamName.OUT, "out", OutputStreamName.ERR, "err");

    private final Path directory;
    private final OutputRoom room;
    private final Runnable printed;
    private final Map<OutputStreamName, Ring> rings = new EnumMap<>(OutputStreamName.class);
    private final Map<OutputStreamName, PrintTimes> times = new EnumMap<>(OutputStreamName.class);
    private final Map<OutputStreamName, Capture> captures = new EnumMap<>(OutputStreamName.class);
    private boolean running;
    private int holders;

    /**
     * Opens or makes the rings in a job's run directory.
     *
     * @param printed called after each piece of output, by the reactor's thread, which must not be kept waiting
     */
    public JobOutput(Path directory, OutputRoom room, Runnable printed) throws IOException {
        this.directory = directory;
        this.room = room;
        this.printed = printed;
        for (OutputStreamName stream : OutputStreamName.values()) {
            Ring ring = Ring.open(ringFile(directory, stream), room.ringBytes());
            rings.put(stream, ring);
            times.put(stream, new PrintTimes(ring.head()));
        }
    }

    /** Whether something has been captured there. */
    public static boolean isIn(Path directory) {
        return Files.exists(ringFile(directory, OutputStreamName.OUT));
    }

    private static Path ringFile(Path directory, OutputStreamName stream) {
        return directory.resolve(FIFOS.get(stream) + ".ring");
    }

    /**
     * Begins to capture a run.
     *
     * @param run its number
     * @param log where to, if output is to be logged
     * @param firstLine what the log is to say of it
     */
    public CompletableFuture<?> begin(long run, Optional<LogTarget> log, String firstLine, OutputListener listener) {
        return room.reactor().submit(() -> {
            running = true;
            rings.values().forEach(Ring::beginRun);
            open(run, log, false, listener);
            capture(OutputStreamName.OUT).say(firstLine);
            return true;
        });
    }

    /** Goes on with a run that another service began, and with its log. */
    public CompletableFuture<?> goOn(long run, Optional<LogTarget> log, OutputListener listener) {
        return room.reactor().submit(() -> {
            running = true;
            open(run, log, true, listener);
            return true;
        });
    }

    /**
     * Captures what others than the job print into its FIFOs, whether it runs or not.
     *
     * @param number as high as that of a run which would begin now
     */
    public CompletableFuture<?> hold(long number, Optional<LogTarget> log) {
        return room.reactor().submit(() -> {
            holders++;
            if (captures.isEmpty()) {
                open(number, log, false, OutputListener.NONE);
            }
            return true;
        });
    }

    /**
     * Ends what {@link #hold} began, when everything is read. Where a full disk keeps the log from taking it, it is read
     * when the log can be written again.
     *
     * @param number as high as that of a run which would begin now
     */
    public CompletableFuture<?> release(long number) {
        return room.reactor().submit(() -> {
            holders--;
            if (!running && holders == 0 && drained()) {
                close(number, "");
            }
            return true;
        });
    }

    /** Those captures that are held already are replaced, and their logs gone on with. */
    private void open(long run, Optional<LogTarget> log, boolean adopted, OutputListener listener) throws IOException {
        for (OutputStreamName stream : OutputStreamName.values()) {
            Ring ring = ring(stream);
            Capture held = captures.get(stream);
            StreamLog streamLog = log.map(target -> adopted || (held != null && held.isLogged())
                            ? StreamLog.resume(ring, stream, target, run, room.logBuffer())
                            : StreamLog.begin(ring, stream, target, run, room.logBuffer()))
                    .orElse(null);
            Capture capture = new Capture(
                    directory.resolve(FIFOS.get(stream)),
                    ring,
                    streamLog,
                    room.scratch(),
                    bytes -> listener.printed(stream, bytes),
                    () -> printed(stream));
            if (held != null) {
                close(held);
            }
            captures.put(stream, capture);
            room.reactor().add(capture.fd(), capture);
        }
    }

    private void printed(OutputStreamName stream) {
        times(stream).printed(ring(stream).head(), room.clock().millis());
        printed.run();
    }

    private void close(Capture capture) throws IOException {
        room.reactor().remove(capture.fd());
        capture.close();
    }

    /**
     * Reads what is left in the FIFOs.
     *
     * @return false where a full disk keeps the log from taking it
     */
    public CompletableFuture<Boolean> drain() {
        return room.reactor().submit(this::drained);
    }

    private boolean drained() throws IOException {
        boolean all = true;
        for (Capture capture : captures.values()) {
            all &= capture.drain();
        }
        return all;
    }

    /** Ends a run in the log, with a line of the service's own on standard output's, and stops capturing, if it is not held. */
    public CompletableFuture<?> end(long run, String lastLine) {
        return room.reactor().submit(() -> {
            running = false;
            if (holders == 0) {
                close(run, lastLine);
            } else {
                finish(run, lastLine);
            }
            return true;
        });
    }

    private void finish(long run, String lastLine) {
        captures.forEach((stream, capture) -> capture.end(run, stream == OutputStreamName.OUT ? lastLine : ""));
    }

    private void close(long run, String lastLine) throws IOException {
        finish(run, lastLine);
        for (Capture capture : captures.values()) {
            close(capture);
        }
        captures.clear();
    }

    /** The last lines of a stream, as text. */
    public String lines(OutputStreamName stream, int count) {
        return new RecentOutput(ring(stream)).lines(count);
    }

    /** The last lines of the present or the last run, with their times. */
    public List<OutputLine> linesOfRun(OutputStreamName stream, int count) {
        return new RecentOutput(ring(stream)).linesOfRun(count, times(stream));
    }

    /** Output from a position on, or from so many lines before the end where the position is negative. */
    public OutputChunk from(OutputStreamName stream, long position, int limit) {
        RecentOutput recent = new RecentOutput(ring(stream));
        long start = position < 0 ? recent.startOfLast((int) Math.min(Integer.MAX_VALUE, -position)) : position;
        return recent.from(start, limit);
    }

    private Capture capture(OutputStreamName stream) {
        return Objects.requireNonNull(captures.get(stream));
    }

    private PrintTimes times(OutputStreamName stream) {
        return Objects.requireNonNull(times.get(stream));
    }

    private Ring ring(OutputStreamName stream) {
        return Objects.requireNonNull(rings.get(stream));
    }
}
