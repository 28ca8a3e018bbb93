package io.reeve.service.gate;

import java.util.List;

/**
 * What one attribute or operation takes.
 *
 * @param privilege the privilege's name; empty if every caller may
 * @param jobArgument which argument names the job, from 0; -1 if none does
 * @param byJob whether the result is a map by job name, to be cut to the jobs the privilege is held for
 * @param changes whether it changes anything, so that the audit has a record of it
 * @param audited which arguments the audit names
 */
public record Need(String privilege, int jobArgument, boolean byJob, boolean changes, List<Integer> audited) {

    /** To read something that is about no job in particular. */
    static Need toRead(String privilege) {
        return new Need(privilege, -1, false, false, List.of());
    }

    boolean isAboutJobs() {
        return byJob || jobArgument >= 0;
    }
}
