package io.reeve.service.output;

import io.reeve.service.posix.NativeBuffer;
import java.time.Clock;

/** What all captures of a reactor share: its thread, and the buffers that only this thread uses. */
public final class OutputRoom {
    private final Reactor reactor;
    private final LogBuffer logBuffer;
    private final NativeBuffer scratch = new NativeBuffer(Long.BYTES);

    /** The clock's zone is that of log stamps and log file names. */
    public OutputRoom(Reactor reactor, Clock clock) {
        this.reactor = reactor;
        this.logBuffer = new LogBuffer(new LogFiles(clock));
    }

    Reactor reactor() {
        return reactor;
    }

    LogBuffer logBuffer() {
        return logBuffer;
    }

    NativeBuffer scratch() {
        return scratch;
    }
}
