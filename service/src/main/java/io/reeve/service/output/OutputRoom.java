package io.reeve.service.output;

import io.reeve.service.posix.NativeBuffer;
import java.time.Clock;

/** What all captures of a reactor share: its thread, and the buffers that only this thread uses. */
public final class OutputRoom {
    private final Reactor reactor;
    private final Clock clock;
    private final LogBuffer logBuffer;
    private final int ringBytes;
    private final NativeBuffer scratch = new NativeBuffer(Long.BYTES);

    /**
     * @param clock its zone is that of log stamps and log file names
     * @param logs knows which log files are being written
     * @param ringBytes how much recent output to keep of each stream, a power of two of at least 131,072
     */
    public OutputRoom(Reactor reactor, Clock clock, OpenLogs logs, int ringBytes) {
        this.reactor = reactor;
        this.clock = clock;
        this.ringBytes = ringBytes;
        this.logBuffer = new LogBuffer(new LogFiles(clock, logs));
    }

    /** The one thread that reads. */
    public Reactor reactor() {
        return reactor;
    }

    Clock clock() {
        return clock;
    }

    int ringBytes() {
        return ringBytes;
    }

    LogBuffer logBuffer() {
        return logBuffer;
    }

    NativeBuffer scratch() {
        return scratch;
    }
}
