package io.reeve.mbeans;

import io.reeve.mbeans.Operation.Impact;
import java.util.List;
import java.util.Map;

/** The service itself, and the registry of its jobs. */
@Description("The Reeve service and the registry of its jobs.")
public interface ServerMXBean {

    @Privilege("SERVERSTATUS")
    @Description("Version of the service.")
    String getVersion();

    @Privilege("SERVERSTATUS")
    @Description("Version of the Java runtime that runs the service.")
    String getJavaVersion();

    @Privilege("SERVERSTATUS")
    @Description("Process id of the service.")
    long getPid();

    @Privilege("SERVERSTATUS")
    @Description("When the service started, in milliseconds since the epoch.")
    long getStartedAtMillis();

    @Privilege("SERVERSTATUS")
    @Description("How long the service has been up, in milliseconds.")
    long getUptimeMillis();

    @Privilege("SERVERSTATUS")
    @Description("Directory that holds the service's settings, definitions and logs.")
    String getHome();

    @Privilege("SERVERSTATUS")
    @Description("Time zone of log stamps and file names.")
    String getTimezone();

    @Privilege("STATUSALL")
    @Description("How many jobs are defined.")
    int getJobCount();

    @Privilege("STATUSALL")
    @Description("How many jobs are in each state.")
    Map<JobState, Integer> getStateCounts();

    @Privilege("SERVERSTATUS")
    @Description("How many threads the service has.")
    int getThreadCount();

    @Privilege("SERVERSTATUS")
    @Description("How many file descriptors the service has open.")
    long getOpenFileCount();

    @Privilege("ADD")
    @Operation(Impact.ACTION)
    @Description("Defines a job; it is not started.")
    JobDefinition add(
            @JobName @Description("Name of the new job.") String name,
            @Description("The program to run, or a command line where the setting shell is true.") String command,
            @Description("Further settings as a JSON or YAML object; empty for none.") String settings);

    @Privilege("DELETE")
    @Operation(Impact.ACTION)
    @Description("Removes a job that is not running. Its logs stay.")
    void delete(@JobName @Description("Name of the job.") String name);

    @Privilege("UPDATE")
    @Operation(Impact.ACTION)
    @Description("Changes settings of a job; what is not named stays.")
    JobDefinition update(
            @JobName @Description("Name of the job.") String name,
            @Description("The settings to change, as a JSON or YAML object.") String settings);

    @Privilege("GET")
    @Operation(Impact.INFO)
    @Description("Settings of a job, with defaults filled in.")
    JobDefinition get(@JobName @Description("Name of the job.") String name);

    @Privilege(value = "GETALL", byJob = true)
    @Operation(Impact.INFO)
    @Description("Settings of all jobs by name.")
    Map<String, JobDefinition> getAll();

    @Privilege(value = "STATUSALL", byJob = true)
    @Operation(Impact.INFO)
    @Description("Status of all jobs by name.")
    Map<String, JobStatus> statusAll();

    @Privilege(value = "STATUSALL", byJob = true)
    @Operation(Impact.INFO)
    @Description("How often jobs were started again in the last 24 hours without anybody asking for it, by name;"
            + " those that were not are not there.")
    Map<String, Long> restartsAll();

    @Privilege(value = "STATUSALL", byJob = true)
    @Operation(Impact.INFO)
    @Description("Status of the jobs that a glob or a selector of labels stands for, by name.")
    Map<String, JobStatus> select(
            @Description(
                            "A glob of job names such as mail-*, or requirements of labels that must all hold: team=shop,tier!=db,env,!old.")
                    String selector);

    @Privilege(value = "MEMALL", byJob = true)
    @Operation(Impact.INFO)
    @Description("Memory of the process trees of all jobs that run, by name, in bytes.")
    Map<String, MemoryUse> memAll();

    @Privilege(value = "MEMALL", byJob = true)
    @Operation(Impact.INFO)
    @Description("Memory and processor time that jobs have used in the last ten minutes, by name.")
    Map<String, JobUsage> usageAll(
            @Description("How many samples of ten seconds each, the latest ones, 1 to 60.") int samples);

    @Privilege("START")
    @Operation(Impact.ACTION)
    @Description(
            "Sees to it that jobs are up, those first that others depend on; one failure stops no other. By name, why it failed, or an empty text.")
    Map<String, String> startAll(@JobName @Description("Names of the jobs.") List<String> names);

    @Privilege("STOP")
    @Operation(Impact.ACTION)
    @Description(
            "Stops jobs, those first that depend on others; one failure stops no other. By name, why it failed, or an empty text.")
    Map<String, String> stopAll(@JobName @Description("Names of the jobs.") List<String> names);

    @Privilege("RESTART")
    @Operation(Impact.ACTION)
    @Description("Restarts jobs side by side; one failure stops no other. By name, why it failed, or an empty text.")
    Map<String, String> restartAll(@JobName @Description("Names of the jobs.") List<String> names);

    @Privilege("SERVERREAD")
    @Operation(Impact.INFO)
    @Description("The last lines of the service's own log.")
    String read();

    @Privilege("SERVERMEM")
    @Operation(Impact.INFO)
    @Description("Memory of the service's own process, in bytes.")
    MemoryUse mem();

    @Privilege("SERVERSTOP")
    @Operation(Impact.ACTION)
    @Description("Ends the service.")
    void stop(
            @Description("Whether jobs go on running, to be adopted by the next service; otherwise they are stopped.")
                    boolean keepJobs);
}
