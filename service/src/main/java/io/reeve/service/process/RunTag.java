package io.reeve.service.process;

import java.util.Map;

/**
 * What marks the processes of one run of a job, its children's children included.
 *
 * @param run the run's number, unique on a machine as long as its clock does not jump back
 * @param session the session that the job's own process leads, 0 while there is none
 */
record RunTag(long run, int session) {
    private static final String VARIABLE = "REEVE_RUN";

    /** The environment by which the run's processes are found wherever they go. */
    static Map<String, String> environment(long run) {
        return Map.of(VARIABLE, Long.toString(run));
    }

    /** Whether the text of /proc/PID/environ holds the tag. */
    boolean isIn(String environ) {
        String entry = VARIABLE + "=" + run + "\0";
        return environ.startsWith(entry) || environ.contains("\0" + entry);
    }
}
