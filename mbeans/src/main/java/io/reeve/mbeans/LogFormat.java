package io.reeve.mbeans;

/** How a job's output is written to its log. */
public enum LogFormat {
    /** Each line behind its time, ISO 8601 with milliseconds and offset; a line for each start and end of a process. */
    STAMPED,
    /** Byte for byte what the job wrote, and nothing else. */
    RAW,
    /**
     * One JSON object (RFC 8259) a line with {@code time}, {@code job}, {@code instance}, {@code run}, {@code stream} and
     * {@code message}. The stream is {@code out}, {@code err}, or {@code reeve} for starts and ends.
     */
    JSON
}
