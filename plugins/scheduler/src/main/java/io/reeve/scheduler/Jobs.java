package io.reeve.scheduler;

import io.reeve.mbeans.ExitStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The service's jobs. Operations throw RuntimeExceptions whose messages say why they failed. */
interface Jobs {

    boolean exists(String job);

    /** Why a job does not go with what a schedule would do to it; empty if it does. */
    Optional<String> objection(String job, Policy policy);

    /** How a job, or a run beside it, is getting on. */
    Situation situation(Target target);

    /** The runs beside a job, those that have ended lately included. */
    List<Situation> oneShots(String job);

    /** Starts a job; returns when its process exists. */
    Situation start(String job);

    /** Restarts a job, or starts it if it is down; returns when its process exists. */
    Situation restart(String job);

    /** Runs a job's command beside it; returns when the process exists. */
    Situation run(String job);

    /** Sends a signal to a job that is up. */
    void signal(String job, String signal);

    /** Stops a job or a run beside it, if it is up; returns when nothing is left of it. */
    void stop(Target target);

    /** Whether an end is one that the job's definition calls good. */
    boolean isGood(String job, ExitStatus end);

    /** The resident bytes of the process trees of those that have any, from one look or a few; may take long. */
    Map<Target, Long> memory(Set<Target> targets);

    /** How much a job has printed. */
    Mark printed(String job);

    /** The last lines that were printed since to standard error, or to standard output if there are none; at most 5. */
    List<String> lastLines(Target target, Mark since);
}
