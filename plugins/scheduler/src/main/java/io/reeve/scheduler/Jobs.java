package io.reeve.scheduler;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobStatus;
import java.util.List;

/** The service's jobs. Operations throw RuntimeExceptions whose messages say why they failed. */
interface Jobs {

    boolean exists(String job);

    /** How it is getting on. */
    JobStatus status(String job);

    /** Starts it; returns when its process exists. */
    JobStatus start(String job);

    /** Restarts it, or starts it if it is down; returns when its process exists. */
    JobStatus restart(String job);

    /** Stops it if it is up; returns when nothing is left of it. */
    void stop(String job);

    /** Whether an end is one that the job's definition calls good. */
    boolean isGood(String job, ExitStatus end);

    /** How much it has printed. */
    Mark printed(String job);

    /** The last lines that it has printed since to standard error, or to standard output if there are none; at most 5. */
    List<String> lastLines(String job, Mark since);
}
