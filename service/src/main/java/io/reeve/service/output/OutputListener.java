package io.reeve.service.output;

import io.reeve.mbeans.OutputStreamName;
import java.nio.ByteBuffer;

/** Hears what a run prints, as it is read. Called on the reactor's thread, which must not be kept waiting. */
@FunctionalInterface
public interface OutputListener {

    /** Hears nothing. */
    OutputListener NONE = (stream, bytes) -> false;

    /** Returns whether it wants to hear more of this stream. */
    boolean printed(OutputStreamName stream, ByteBuffer bytes);
}
