package io.reeve.service.output;

import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.posix.Posix;
import io.reeve.service.posix.PosixException;
import java.io.IOException;

/**
 * Writes one stream of a job from its ring to log files, every line stamped and every byte exactly once: what a killed
 * service wrote and did not note in the ring is cut off and written again. A line stays in the file in which it began.
 * Belongs to the reactor thread.
 */
final class StreamLog {
    private static final int CLOSED = -1;

    private final Ring ring;
    private final LogTarget target;
    private final String suffix;
    private final LogBuffer buffer;

    private LogMark mark;
    private boolean recovering;
    private int fd = CLOSED;
    private long lost;

    private StreamLog(Ring ring, OutputStreamName stream, LogTarget target, LogBuffer buffer) {
        this.ring = ring;
        this.target = target;
        this.suffix = suffix(stream);
        this.buffer = buffer;
        this.mark = ring.mark();
    }

    /** Begins a log for a new run; what the ring holds already is left out. */
    static StreamLog begin(Ring ring, OutputStreamName stream, LogTarget target, LogBuffer buffer) {
        StreamLog log = new StreamLog(ring, stream, target, buffer);
        log.note(log.mark.with(ring.head(), log.mark.file(), log.mark.size(), log.mark.midLine()));
        return log;
    }

    /** Goes on with the log of a run that another service began. */
    static StreamLog resume(Ring ring, OutputStreamName stream, LogTarget target, LogBuffer buffer) {
        StreamLog log = new StreamLog(ring, stream, target, buffer);
        log.recovering = true;
        return log;
    }

    private static String suffix(OutputStreamName stream) {
        return switch (stream) {
            case OUT -> ".log";
            case ERR -> ".error.log";
        };
    }

    /**
     * Writes what the ring has and the log has not.
     *
     * @return false where the disk is full and the output has to wait for room
     */
    boolean append() throws IOException {
        while (mark.position() < ring.head()) {
            int count = buffer.load(ring, mark.position());
            for (int done = 0; done < count; ) {
                int next = formatted(done, count);
                if (!write(next - done, buffer.endsWithin(next))) {
                    return false;
                }
                done = next;
            }
        }
        return true;
    }

    private int formatted(int from, int count) throws IOException {
        openFile();
        boolean lineOfOlderFile =
                mark.midLine() && mark.file() != buffer.files().hour();
        int end = lineOfOlderFile ? buffer.endOfLine(from, count) : count;
        beginText();
        return buffer.format(from, end, mark.midLine() && lost == 0);
    }

    /** Empties the buffer and says, if this is the first text after a loss, how much the log misses. */
    private void beginText() {
        buffer.clear();
        if (lost > 0) {
            if (mark.midLine()) {
                buffer.newline();
            }
            buffer.line("reeve: " + lost + " bytes of output are missing here: the disk was full");
        }
    }

    /** Writes the buffer, which holds so many bytes of the ring, and notes it. */
    private boolean write(int consumed, boolean midLine) throws IOException {
        long position = mark.position() + consumed;
        try {
            buffer.writeTo(fd);
        } catch (PosixException e) {
            Posix.truncate(fd, mark.size());
            if (!e.isDiskFull()) {
                throw e;
            }
            if (target.waitWhenFull()) {
                return false;
            }
            lost += consumed;
            note(mark.with(position, mark.file(), mark.size(), mark.midLine()));
            return true;
        }
        lost = 0;
        note(mark.with(position, mark.file(), mark.size() + buffer.size(), midLine));
        return true;
    }

    private void note(LogMark next) {
        mark = next;
        ring.logged(next);
    }

    /** Has the right file open: that of this hour, or the one in which the unfinished line began. */
    private void openFile() throws IOException {
        long wanted = mark.midLine() ? mark.file() : buffer.files().hour();
        if (fd != CLOSED && wanted == mark.file()) {
            return;
        }
        close();
        fd = LogFiles.open(target.directory(), wanted, suffix);
        long size = Posix.size(fd);
        if (recovering && wanted == mark.file() && size > mark.size()) {
            Posix.truncate(fd, mark.size());
            size = mark.size();
        }
        recovering = false;
        note(mark.with(mark.position(), wanted, size, mark.midLine()));
    }

    /**
     * Ends a run, once however often it is asked: finishes an unfinished line and adds one of the service's own.
     *
     * @param lastLine what to say at the end, empty for nothing
     */
    void end(long run, String lastLine) throws IOException {
        append();
        boolean somethingToSay = mark.midLine() || !lastLine.isEmpty();
        if (mark.closedRun() < run && somethingToSay) {
            openFile();
            beginText();
            if (mark.midLine() && lost == 0) {
                buffer.newline();
            }
            if (!lastLine.isEmpty()) {
                buffer.line(lastLine);
            }
            mark = mark.closing(run);
            write(0, false);
        }
        close();
    }

    void close() {
        if (fd != CLOSED) {
            Posix.closeQuietly(fd);
            fd = CLOSED;
        }
    }
}
