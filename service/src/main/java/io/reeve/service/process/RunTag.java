package io.reeve.service.process;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What marks the processes of one run of a job, its children's children included.
 *
 * @param run the run's number, unique on a machine: nanoseconds of its clock, made to grow
 * @param leader the job's own process, which leads their session; empty while it is not known
 * @param shim the shim, whose session belongs to no run; empty while it is not known
 */
record RunTag(long run, Optional<ProcessIdentity> leader, Optional<ProcessIdentity> shim) {
    private static final String VARIABLE = "REEVE_RUN";
    private static final Pattern TAG = Pattern.compile("(?<![^\0])" + VARIABLE + "=([0-9]+)\0");

    RunTag(long run, Optional<ProcessIdentity> leader) {
        this(run, leader, Optional.empty());
    }

    /** Whether a process is the shim, or one that is about to become the job's next. */
    boolean isOfShim(ProcStat process) {
        return shim.filter(first -> first.pid() == process.session()).isPresent();
    }

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

    /** Whether a process with the tags that {@link #runsIn} found is of the run. */
    boolean isIn(Set<String> runs) {
        return runs.contains(Long.toString(run));
    }

    /** Whether a process is too old to be of the run. */
    boolean isYoungerThan(ProcStat process) {
        return leader.filter(first -> process.startTicks() < first.startTicks()).isPresent();
    }

    /** The runs whose tags are in the text of /proc/PID/environ. */
    static Set<String> runsIn(String environ) {
        if (!environ.contains(VARIABLE)) {
            return Set.of();
        }
        return TAG.matcher(environ).results().map(tag -> tag.group(1)).collect(Collectors.toSet());
    }
}
