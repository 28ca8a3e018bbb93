package io.reeve.service.jmx;

import io.reeve.mbeans.JobState;

/** A registered MBean that tells of the changes of its attribute {@code State}. */
public interface StateExport extends Export {

    /**
     * Tells every listener. Returns at once: filters and listeners run on the exporter's own thread, in the order of
     * these calls, so a caller may hold locks.
     *
     * @param atMillis when it changed, in milliseconds since the epoch
     */
    void stateChanged(String reason, JobState from, JobState to, long atMillis);
}
