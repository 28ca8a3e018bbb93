package io.reeve.service.process;

import io.reeve.mbeans.ExitStatus;

/**
 * How a run ended, once nothing of it is left.
 *
 * @param status exit code or signal of the job's own process
 * @param startedAtMillis when that process started, in milliseconds since the epoch
 * @param endedAtMillis when it ended
 * @param stopped whether it was asked to
 */
public record Ending(ExitStatus status, long startedAtMillis, long endedAtMillis, boolean stopped) {

    /** The same in words. */
    public String why() {
        return (stopped ? "stopped on request, " : "ended with ") + status.text();
    }

    /** One line for a file. */
    String toLine() {
        return "%s %d %d %d %b .".formatted(status.kind(), status.number(), startedAtMillis, endedAtMillis, stopped);
    }

    /** Reads {@link #toLine} back. */
    static Ending of(String[] words) {
        int number = Integer.parseInt(words[1]);
        ExitStatus status =
                switch (ExitStatus.Kind.valueOf(words[0])) {
                    case NONE -> ExitStatus.NONE;
                    case UNKNOWN -> ExitStatus.UNKNOWN;
                    case CODE -> ExitCodes.code(number);
                    case SIGNAL -> ExitCodes.signal(number);
                };
        return new Ending(status, Long.parseLong(words[2]), Long.parseLong(words[3]), Boolean.parseBoolean(words[4]));
    }
}
