package io.reeve.service.process;

import java.util.Map;
import java.util.Optional;

/**
 * What marks the processes of one run of a job, its children's children included.
 *
 * @param run the run's number, unique on a machine as long as its clock does not jump back
 * @param leader the job's own process, which leads their session; empty while it is not known
 */
record RunTag(long run, Optional<ProcessIdentity> leader) {
    private static final String VARIABLE = "REEVE_RUN";

    /** The environment by which the run's processes are found wherever they go. */
    static Map<String, String> environment(long run) {
        return Map.of(VARIABLE, Long.toString(run));
    }

    /**
     * The session of the run, if it may still have processes. A pid is not used again as long as it names a session that
     * has any; where the leader's is used by another process, the session is gone.
     */
    Optional<Integer> session() {
        return leader.filter(process -> !process.isReplaced()).map(ProcessIdentity::pid);
    }

    /** Whether a process is too old to be of the run. */
    boolean isYoungerThan(ProcStat process) {
        return leader.filter(first -> process.startTicks() < first.startTicks()).isPresent();
    }

    /** Whether the text of /proc/PID/environ holds the tag. */
    boolean isIn(String environ) {
        String entry = VARIABLE + "=" + run + "\0";
        return environ.startsWith(entry) || environ.contains("\0" + entry);
    }
}
