package io.reeve.mbeans;

/** The two output streams of a process. */
public enum OutputStreamName {
    /** Standard output. */
    OUT,
    /** Standard error. */
    ERR
}
