package io.reeve.service.process;

import io.reeve.mbeans.ExitStatus;

/**
 * How an auxiliary command ended.
 *
 * @param status of the command itself; one that a signal ended has 128 and the signal's number as its exit code
 * @param output the beginning of what it printed, standard output and standard error as they came;
 *     empty where it was read elsewhere
 * @param timedOut whether it took too long and was killed
 */
public record SideResult(ExitStatus status, String output, boolean timedOut) {

    SideResult saying(String text) {
        return new SideResult(status, text, timedOut);
    }

    /** Whether it ended by itself, with exit code 0. */
    public boolean succeeded() {
        return !timedOut && status.kind() == ExitStatus.Kind.CODE && status.number() == 0;
    }
}
