package io.reeve.mbeans;

import io.reeve.mbeans.Operation.Impact;

/** One schedule of a job. */
@Description("A schedule of a job.")
public interface ScheduleMXBean {

    @Privilege("SCHEDULER.GET")
    @Description("Name of the job.")
    String getJob();

    @Privilege("SCHEDULER.GET")
    @Description("Id of the schedule.")
    String getId();

    @Privilege("SCHEDULER.GET")
    @Description("Whether it fires.")
    boolean getEnable();

    @Privilege("SCHEDULER.GET")
    @Description("When it fires, in words.")
    String getWords();

    @Privilege("SCHEDULER.GET")
    @Description("When it fires next, in milliseconds since the epoch; 0 for never.")
    long getNextRunMillis();

    @Privilege("SCHEDULER.GET")
    @Description("When it fired last, in milliseconds since the epoch; 0 for never.")
    long getLastRunMillis();

    @Privilege("SCHEDULER.GET")
    @Description("What became of the last firing.")
    RunOutcome getLastOutcome();

    @Privilege("SCHEDULER.GET")
    @Description("The whole schedule.")
    ScheduleInfo getInfo();

    @Privilege("SCHEDULER.RUN")
    @Operation(Impact.ACTION)
    @Description("Fires it now, also if it is not enabled; returns the number of the run.")
    long run();
}
