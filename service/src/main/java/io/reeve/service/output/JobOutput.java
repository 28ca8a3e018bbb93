package io.reeve.service.output;

import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputStreamName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
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
    private final Map<OutputStreamName, Ring> rings = new EnumMap<>(OutputStreamName.class);
    private final Map<OutputStreamName, Capture> captures = new EnumMap<>(OutputStreamName.class);

    /** Opens or makes the rings in a job's run directory. */
    public JobOutput(Path directory, OutputRoom room) throws IOException {
        this.directory = directory;
        this.room = room;
        for (OutputStreamName stream : OutputStreamName.values()) {
            rings.put(stream, Ring.open(directory.resolve(FIFOS.get(stream) + ".ring"), room.ringBytes()));
        }
    }

    /**
     * Begins to capture a run.
     *
     * @param log where to, if output is to be logged
     * @param adopted whether the run was begun by another service, whose log is gone on with
     */
    public CompletableFuture<?> begin(Optional<LogTarget> log, boolean adopted, OutputListener listener) {
        return room.reactor().submit(() -> {
            for (OutputStreamName stream : OutputStreamName.values()) {
                Ring ring = ring(stream);
                StreamLog streamLog = log.map(target -> adopted
                                ? StreamLog.resume(ring, stream, target, room.logBuffer())
                                : StreamLog.begin(ring, stream, target, room.logBuffer()))
                        .orElse(null);
                Capture capture = new Capture(
                        directory.resolve(FIFOS.get(stream)),
                        ring,
                        streamLog,
                        room.scratch(),
                        bytes -> listener.printed(stream, bytes));
                captures.put(stream, capture);
                room.reactor().add(capture.fd(), capture);
            }
            return true;
        });
    }

    /**
     * Reads what is left in the FIFOs.
     *
     * @return false where a full disk keeps the log from taking it
     */
    public CompletableFuture<Boolean> drain() {
        return room.reactor().submit(() -> {
            boolean all = true;
            for (Capture capture : captures.values()) {
                all &= capture.drain();
            }
            return all;
        });
    }

    /** Ends a run in the log, with a line of the service's own on standard output's, and stops capturing. */
    public CompletableFuture<?> end(long run, String lastLine) {
        return room.reactor().submit(() -> {
            for (Map.Entry<OutputStreamName, Capture> entry : captures.entrySet()) {
                room.reactor().remove(entry.getValue().fd());
                entry.getValue().end(run, entry.getKey() == OutputStreamName.OUT ? lastLine : "");
                entry.getValue().close();
            }
            captures.clear();
            return true;
        });
    }

    /** The last lines of a stream, as text. */
    public String lines(OutputStreamName stream, int count) {
        return new RecentOutput(ring(stream)).lines(count);
    }

    /** Output from a position on, or from so many lines before the end where the position is negative. */
    public OutputChunk from(OutputStreamName stream, long position, int limit) {
        RecentOutput recent = new RecentOutput(ring(stream));
        long start = position < 0 ? recent.startOfLast((int) Math.min(Integer.MAX_VALUE, -position)) : position;
        return recent.from(start, limit);
    }

    private Ring ring(OutputStreamName stream) {
        return Objects.requireNonNull(rings.get(stream));
    }
}
