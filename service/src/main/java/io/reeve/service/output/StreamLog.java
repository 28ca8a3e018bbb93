package io.reeve.service.output;

import io.reeve.mbeans.OutputStreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one stream of a job from its ring to log files, every line stamped and every byte exactly once: what a killed
 * service wrote and did not note in the ring is cut off and written again. A line stays in the file in which it began.
 * Belongs to the reactor thread.
 */
final class StreamLog {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLog.class);
    private static final int LONGEST_LINE = 1 << 20;

    private final Ring ring;
    private final LogTarget target;
    private final OutputStreamName stream;
    private final LineStyle style;
    private final LineStyle own;
    private final LogBuffer buffer;
    private final OpenFile file;

    private volatile LogMark mark;
    private boolean failing;

    private StreamLog(Ring ring, OutputStreamName stream, LogTarget target, long run, LogBuffer buffer) {
        this.ring = ring;
        this.target = target;
        this.stream = stream;
        this.style = LineStyle.of(target, stream.name().toLowerCase(Locale.ROOT), run);
        this.own = LineStyle.of(target, "reeve", run);
        this.buffer = buffer;
        this.file = new OpenFile(buffer.files());
        this.mark = ring.mark();
    }

    /** Begins a log for a new run; what the ring holds already is left out. */
    static StreamLog begin(Ring ring, OutputStreamName stream, LogTarget target, long run, LogBuffer buffer) {
        StreamLog log = new StreamLog(ring, stream, target, run, buffer);
        log.note(log.mark.with(ring.head(), log.mark.file(), log.mark.size(), log.mark.midLine()));
        return log;
    }

    /** Goes on with the log of a run that another service began. */
    static StreamLog resume(Ring ring, OutputStreamName stream, LogTarget target, long run, LogBuffer buffer) {
        StreamLog log = new StreamLog(ring, stream, target, run, buffer);
        log.takeBack();
        return log;
    }

    /** Cuts off what the other service wrote and did not note. */
    private void takeBack() {
        Path last = path(mark.file());
        if (mark.file() == 0 || !Files.exists(last)) {
            return;
        }
        try {
            LogFiles.cut(last, mark.size());
        } catch (IOException e) {
            heldTwice(e);
        }
    }

    private void heldTwice(IOException e) {
        LOG.warn("{}: the log may hold a part of a line twice: {}", this, e.getMessage());
    }

    private Path path(long number) {
        return buffer.files().path(target.directory(), stream, number);
    }

    /**
     * Writes what the ring has and the log has not.
     *
     * @return false where the log cannot be written and the output has to wait for it
     */
    boolean append() {
        while (mark.position() < ring.head()) {
            int end = buffer.load(ring, mark.position());
            for (int done = LogBuffer.BEGIN; done < end; ) {
                int next = put(done, end);
                if (next == done) {
                    return false;
                }
                done = next;
            }
        }
        return true;
    }

    /** Writes a piece of what is loaded; returns where it ends, {@code from} where nothing could be written. */
    private int put(int from, int loaded) {
        try {
            openFile();
            boolean lineOfOlderFile = mark.midLine() && mark.file() != next();
            int end = lineOfOlderFile ? buffer.endOfLine(from, loaded) : loaded;
            beginText();
            int next = buffer.format(from, end, mark.midLine() && mark.lost() == 0, style);
            write(next - from, buffer.endsWithin(next));
            return next;
        } catch (IOException e) {
            return failed(e, loaded - from) ? from : loaded;
        }
    }

    /** Empties the buffer and says, if this is the first text after a gap, how much is missing. */
    private void beginText() {
        buffer.clear();
        if (mark.lost() > 0 && !style.isRaw()) {
            if (mark.midLine()) {
                buffer.endLine(style);
            }
            buffer.line(
                    "reeve: " + mark.lost() + " bytes of output are missing here: the log could not be written", own);
        }
    }

    /** Writes the buffer, which holds so many bytes of the ring, and notes it. */
    private void write(int consumed, boolean midLine) throws IOException {
        file.append(buffer);
        failing = false;
        note(mark.written(consumed, buffer.size(), midLine));
    }

    /** Cuts off what was written in part, and gives so many bytes up; returns whether they are to wait instead. */
    private boolean failed(IOException e, int bytes) {
        if (!failing) {
            LOG.warn("{}: cannot be logged to {}: {}", this, target.directory(), e.getMessage());
        }
        failing = true;
        truncateQuietly();
        if (target.rules().waitWhenFull()) {
            return true;
        }
        note(mark.losing(bytes));
        return false;
    }

    private void truncateQuietly() {
        try {
            if (file.isOpen()) {
                file.truncate(mark.size());
            }
        } catch (IOException e) {
            heldTwice(e);
        }
    }

    private void note(LogMark next) {
        mark = next;
        ring.logged(next);
    }

    /** Has the right file open: the next one, or that in which the unfinished line began, if it is not endless. */
    private void openFile() throws IOException {
        requireUnpaused();
        if (file.isGone()) {
            LOG.info("{}: the log file in {} is gone and begins anew", this, target.directory());
            file.close();
        }
        boolean lineGoesOn =
                mark.midLine() && mark.size() - LONGEST_LINE < target.rules().maxFileBytes();
        long wanted = lineGoesOn ? mark.file() : next();
        if (file.isOpen() && wanted == mark.file()) {
            return;
        }
        if (file.isOpen() && mark.midLine() && style.isJson()) {
            buffer.clear();
            buffer.endLine(style);
            file.append(buffer);
            note(mark.with(mark.position(), mark.file(), mark.size() + buffer.size(), false));
        }
        file.close();
        open(wanted);
    }

    /**
     * Opens a file, or if somebody took it, one after it. A line does not go on in a file that lost its beginning, and one
     * of JSON not in another file.
     */
    private void open(long wanted) throws IOException {
        long number = wanted;
        while (!take(number)) {
            number++;
        }
        file.open(path(number));
        boolean begun = number == mark.file() ? file.size() > 0 : !style.isJson();
        note(mark.with(mark.position(), number, file.size(), mark.midLine() && begun));
    }

    private boolean take(long number) {
        return buffer.files().take(path(number), () -> counting(number));
    }

    /** How many bytes of a file count, as far as that is known. */
    private long counting(long number) {
        LogMark now = mark;
        return now.file() == number ? now.size() : Long.MAX_VALUE;
    }

    private long next() throws IOException {
        return buffer.files()
                .next(
                        target.directory(),
                        stream,
                        mark.file(),
                        mark.size() >= target.rules().maxFileBytes());
    }

    private void requireUnpaused() throws IOException {
        if (buffer.files().isPaused()) {
            throw new IOException("logs are paused, as little room is left on the disk");
        }
    }

    /** Writes a line of the service's own, where the log has such. */
    void say(String line) {
        if (style.isRaw()) {
            return;
        }
        try {
            openFile();
            beginText();
            if (mark.midLine() && mark.lost() == 0) {
                buffer.endLine(style);
            }
            buffer.line(line, own);
            write(0, false);
        } catch (IOException e) {
            failed(e, 0);
        }
    }

    /**
     * Ends a run, once however often it is asked: finishes an unfinished line and adds one of the service's own.
     *
     * @param lastLine what to say at the end, empty for nothing
     */
    void end(long run, String lastLine) {
        append();
        boolean somethingToSay = mark.midLine() || mark.lost() > 0 || !lastLine.isEmpty();
        if (mark.closedRun() < run && somethingToSay && !style.isRaw()) {
            try {
                openFile();
                beginText();
                if (mark.midLine() && mark.lost() == 0) {
                    buffer.endLine(buffer.load(ring, mark.position()), style);
                }
                if (!lastLine.isEmpty()) {
                    buffer.line(lastLine, own);
                }
                mark = mark.closing(run);
                write(0, false);
            } catch (IOException e) {
                failed(e, 0);
            }
        }
        close();
    }

    void close() {
        file.close();
    }

    @Override
    public String toString() {
        return "output (" + stream + ")";
    }
}
