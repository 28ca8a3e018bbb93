package io.reeve.mbeans;

/**
 * How a process ended.
 *
 * @param kind what is known
 * @param number the exit code (0 to 255) or the signal's number (1 to 64); -1 where the kind has none
 * @param text the same in words, such as {@code exit code 3} or {@code signal 9 (KILL)}; empty for {@code NONE}
 */
public record ExitStatus(Kind kind, int number, String text) {

    /** What is known of an end. */
    public enum Kind {
        /** The job has not ended yet. */
        NONE,
        /** The process ended by itself, with an exit code. */
        CODE,
        /** A signal ended the process. */
        SIGNAL,
        /** The process is gone and nobody was left to see how. */
        UNKNOWN
    }

    /** Of a job that has not ended since it is known. */
    public static final ExitStatus NONE = new ExitStatus(Kind.NONE, -1, "");

    /** Of a process whose end nobody saw. */
    public static final ExitStatus UNKNOWN = new ExitStatus(Kind.UNKNOWN, -1, "unknown exit status");
}
