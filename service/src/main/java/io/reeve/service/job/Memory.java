package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import java.util.List;
import java.util.Optional;

/**
 * What the next service has to know of an instance beyond its process and how the last one ended. It is kept in the run
 * directory, so that a boot forgets it together with the processes.
 *
 * @param aim where it was going: RUNNING, STARTING where it was on the way down to be started anew, else a state
 *     without a process
 * @param runs the runs of the round
 * @param failures how many runs in a row have failed
 * @param nextStartMillis when it is started again, in milliseconds since the epoch, in the state BACKOFF
 * @param reason why it is where it is; empty where there is a process that is ready
 */
record Memory(JobState aim, int runs, int failures, long nextStartMillis, String reason) {

    private static final String END = ".";
    private static final String COMING_UP = "not ready yet";

    /** What is worth keeping of a status; none where nobody has said what the job is to do. */
    static Optional<Memory> of(InstanceStatus status) {
        if (status.desired() == DesiredState.UNSET) {
            return Optional.empty();
        }
        JobState aim = aim(status);
        boolean comingUp = status.state() == JobState.STARTING && status.pid() != 0;
        String reason = comingUp ? COMING_UP : aim.hasProcess() ? "" : status.reason();
        return Optional.of(new Memory(aim, status.runs(), status.failures(), status.nextStartMillis(), reason));
    }

    private static JobState aim(InstanceStatus status) {
        if (status.desired() == DesiredState.DOWN) {
            return JobState.STOPPED;
        }
        return switch (status.state()) {
            case STARTING, RUNNING -> JobState.RUNNING;
            case STOPPING, STOPPED -> JobState.STARTING;
            case BACKOFF, EXITED, FATAL -> status.state();
        };
    }

    /** The same where there is no process yet, nor an ending to look for. */
    Memory toBeStarted() {
        return new Memory(JobState.STARTING, runs, failures, nextStartMillis, reason);
    }

    /** Whether there was a process that was not ready yet. */
    boolean isComingUp() {
        return aim == JobState.RUNNING && reason.equals(COMING_UP);
    }

    String toText() {
        String words = "%s %d %d %d".formatted(aim, runs, failures, nextStartMillis);
        return String.join("\n", words, reason.replace('\n', ' '), END, "");
    }

    /** Reads {@link #toText} back; none where it is damaged. */
    static Optional<Memory> parse(String text) {
        List<String> lines = text.lines().toList();
        List<String> words = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(" ", -1));
        if (lines.size() != 3 || !lines.get(2).equals(END) || words.size() != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Memory(
                    JobState.valueOf(words.get(0)),
                    Integer.parseInt(words.get(1)),
                    Integer.parseInt(words.get(2)),
                    Long.parseLong(words.get(3)),
                    lines.get(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
