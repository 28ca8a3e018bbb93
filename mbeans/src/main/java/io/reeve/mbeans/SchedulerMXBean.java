package io.reeve.mbeans;

import io.reeve.mbeans.Operation.Impact;
import java.util.List;
import java.util.Map;

/**
 * The schedules of jobs. Operations throw IllegalArgumentException for what is wrong with their arguments or does not exist,
 * and IllegalStateException where a change cannot be saved.
 */
@Description("Starts jobs at set times.")
public interface SchedulerMXBean {

    @Privilege("SCHEDULER.GETALL")
    @Description("How many schedules there are.")
    int getScheduleCount();

    @Privilege("SCHEDULER.GETALL")
    @Description("When the next schedule fires, in milliseconds since the epoch; 0 for never.")
    long getNextRunMillis();

    @Privilege("SCHEDULER.ADD")
    @Operation(Impact.ACTION)
    @Description("Adds a schedule; returns its id.")
    String add(
            @JobName @Description("Name of the job.") String job,
            @Description(
                            "A JSON or YAML object: cron or condition, and timezone, start, end, enable, action, concurrency, catchUp, deadline, jitter, timeout, retries, retryDelay.")
                    String settings);

    @Privilege("SCHEDULER.DELETE")
    @Operation(Impact.ACTION)
    @Description("Removes a schedule. A run that is under way goes on.")
    void delete(
            @JobName @Description("Name of the job.") String job,
            @Audited @Description("Id of the schedule.") String id);

    @Privilege("SCHEDULER.UPDATE")
    @Operation(Impact.ACTION)
    @Description("Changes a schedule; what is not named stays, what is null goes back to its default.")
    ScheduleInfo update(
            @JobName @Description("Name of the job.") String job,
            @Audited @Description("Id of the schedule.") String id,
            @Description("The settings to change, as a JSON or YAML object.") String settings);

    @Privilege("SCHEDULER.GET")
    @Operation(Impact.INFO)
    @Description("A schedule.")
    ScheduleInfo get(
            @JobName @Description("Name of the job.") String job, @Description("Id of the schedule.") String id);

    @Privilege(value = "SCHEDULER.GETALL", byJob = true)
    @Operation(Impact.INFO)
    @Description("All schedules by job and id.")
    Map<String, Map<String, ScheduleInfo>> getAll();

    @Privilege("SCHEDULER.GETLOG")
    @Operation(Impact.INFO)
    @Description("When a schedule fired, newest first, at most 50 times, in seconds since the epoch.")
    List<Long> getLog(
            @JobName @Description("Name of the job.") String job, @Description("Id of the schedule.") String id);

    @Privilege("SCHEDULER.GETLOG")
    @Operation(Impact.INFO)
    @Description("Firings and what became of them, newest first.")
    List<ScheduleRun> history(
            @JobName @Description("Name of the job.") String job,
            @Description("Id of the schedule; empty for all of the job.") String id,
            @Description("Only those with this outcome, such as FAILED; empty for all.") String outcome,
            @Description("Only those due from this time on, in milliseconds since the epoch.") long fromMillis,
            @Description("Only those due before this time; 0 for no such limit.") long toMillis,
            @Description("How many at most, 1 to 1000.") int limit);

    @Privilege("SCHEDULER.GET")
    @Operation(Impact.INFO)
    @Description("When a schedule will fire.")
    SchedulePreview next(
            @JobName @Description("Name of the job.") String job,
            @Description("Id of the schedule.") String id,
            @Description("How many times, 0 to 1000.") int count);

    @Privilege("SCHEDULER.GETALL")
    @Operation(Impact.INFO)
    @Description("When a schedule would fire that is not added.")
    SchedulePreview preview(
            @Description("The schedule, as add takes it.") String settings,
            @Description("How many times, 0 to 1000.") int count);

    @Privilege("SCHEDULER.RUN")
    @Operation(Impact.ACTION)
    @Description("Fires a schedule now, also one that is not enabled; returns the number of the run.")
    long run(
            @JobName @Description("Name of the job.") String job,
            @Audited @Description("Id of the schedule.") String id);
}
