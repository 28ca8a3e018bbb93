package io.reeve.mbeans;

import io.reeve.mbeans.Operation.Impact;
import java.util.List;
import java.util.Map;

/**
 * One job. Emits an {@link javax.management.AttributeChangeNotification} of {@code State} for every change of state.
 * Operations on one job run one after the other; they throw IllegalStateException where the job's state does not allow
 * them and IllegalArgumentException for unusable arguments.
 */
@Description("A background job: one command, kept as an operating-system process.")
public interface JobMXBean {

    @Privilege("STATUS")
    @Description("The job's name.")
    String getName();

    @Privilege("STATUS")
    @Description("STOPPED, STARTING, RUNNING, BACKOFF, STOPPING, EXITED or FATAL.")
    JobState getState();

    @Privilege("STATUS")
    @Description("When the job entered its state, in milliseconds since the epoch.")
    long getSinceMillis();

    @Privilege("STATUS")
    @Description("Why the job is in its state, in one sentence.")
    String getReason();

    @Privilege("STATUS")
    @Description("Process id of the command itself; 0 when there is no process.")
    long getPid();

    @Privilege("GET")
    @Description("The program, or the command line of a shell job, as it was defined.")
    String getCommand();

    @Privilege("STATUS")
    @Description("When the present or the last process was started, in milliseconds since the epoch; 0 if never.")
    long getStartedAtMillis();

    @Privilege("STATUS")
    @Description("When the last process ended, in milliseconds since the epoch; 0 while there is a process.")
    long getEndedAtMillis();

    @Privilege("STATUS")
    @Description("How often the job was started again.")
    long getRestarts();

    @Privilege("STATUS")
    @Description("How the last process ended: exit code, signal, or unknown.")
    ExitStatus getLastExit();

    @Privilege("STATUS")
    @Description("UP or DOWN, as people want the job, or UNSET if nobody has said.")
    DesiredState getDesired();

    @Privilege("STATUS")
    @Description("State, process and times of each instance, in the order of their numbers.")
    List<InstanceStatus> getInstances();

    @Privilege("STATUS")
    @Description("The same of each one-shot run beside them, of those that have ended lately too.")
    List<InstanceStatus> getOneShots();

    @Privilege("GET")
    @Description("The job's settings with defaults filled in.")
    JobDefinition getDefinition();

    @Privilege("START")
    @Operation(Impact.ACTION)
    @Description("Starts the job, after what it depends on; returns once its process exists.")
    JobStatus start();

    @Privilege("START")
    @Operation(Impact.ACTION)
    @Description("Runs the command once more, beside the instances and to its end, with the settings of this moment but"
            + " those that keep it up and watch it; returns once its process exists.")
    InstanceStatus run();

    @Privilege("STOP")
    @Operation(Impact.ACTION)
    @Description("Ends a one-shot run as stop does.")
    InstanceStatus stopRun(@Audited @Description("Its number, 1001 to 1100.") int number);

    @Privilege("STOP")
    @Operation(Impact.ACTION)
    @Description(
            "Sends the stop signal, kills what is left after the stop timeout; returns once nothing is left. One-shot"
                    + " runs are ended, too.")
    JobStatus stop();

    @Privilege("RESTART")
    @Operation(Impact.ACTION)
    @Description("Stops the running job and starts it again.")
    JobStatus restart();

    @Privilege("RESTART")
    @Operation(Impact.ACTION)
    @Description("Restarts one instance after the other, each when the one before is ready; ends at the first failure.")
    JobStatus rollingRestart();

    @Privilege("START")
    @Operation(Impact.ACTION)
    @Description("Starts at once every instance that ought to be up and is not.")
    JobStatus wakeup();

    @Privilege("SIGNAL")
    @Operation(Impact.ACTION)
    @Description(
            "Sends a signal to the job's own process, of each instance; what follows if that ends it says the job's"
                    + " restart policy.")
    JobStatus signal(@Audited @Description("A name such as HUP or SIGHUP, or a number.") String signal);

    @Privilege("SCALE")
    @Operation(Impact.ACTION)
    @Description("Changes the number of instances; those that stay are not touched.")
    JobDefinition scale(@Audited @Description("How many there are to be, 1 to 1000.") int instances);

    @Privilege("STATUS")
    @Operation(Impact.INFO)
    @Description("State, process, times and last exit, taken at one moment.")
    JobStatus status();

    @Privilege("READ")
    @Operation(Impact.INFO)
    @Description(
            "Why the job is in its state, since when, and what happens next, with the last lines of standard error.")
    String explain();

    @Privilege("READ")
    @Operation(Impact.INFO)
    @Description("The last lines of standard output, as many as bufferSize says, an unfinished line included.")
    String read();

    @Privilege("READ")
    @Operation(Impact.INFO)
    @Description("The last lines of standard error, as many as bufferSize says, an unfinished line included.")
    String readErrors();

    @Privilege("READ")
    @Operation(Impact.INFO)
    @Description("The last lines of a stream of one instance, as many as bufferSize says.")
    String readInstance(
            @Description("Number of the instance, from 1, or of a one-shot run.") int instance,
            @Description("OUT or ERR.") OutputStreamName stream);

    @Privilege("READ")
    @Operation(Impact.INFO)
    @Description(
            "The last lines that the present or the last process has printed, as many as bufferSize says, each with its time.")
    List<OutputLine> readLines(
            @Description("Number of the instance, from 1.") int instance,
            @Description("OUT or ERR.") OutputStreamName stream);

    @Privilege("READ")
    @Operation(Impact.INFO)
    @Description("Recent output from a position on, for clients that follow.")
    OutputChunk follow(
            @Description("OUT or ERR.") OutputStreamName stream,
            @Description("Byte position to read from; negative: that many lines before the end.") long position,
            @Description("Most bytes to return, 1 to 1048576.") int limit);

    @Privilege("READ")
    @Operation(Impact.INFO)
    @Description("The same of one instance.")
    OutputChunk followInstance(
            @Description("Number of the instance, from 1, or of a one-shot run.") int instance,
            @Description("OUT or ERR.") OutputStreamName stream,
            @Description("Byte position to read from; negative: that many lines before the end.") long position,
            @Description("Most bytes to return, 1 to 1048576.") int limit);

    @Privilege("ENV")
    @Operation(Impact.INFO)
    @Description("The environment that the next process would get, the service's part included; secrets are masked.")
    Map<String, String> environment();

    @Privilege("MEM")
    @Operation(Impact.INFO)
    @Description("Memory of each instance's process tree by the instance's number, in bytes.")
    Map<Integer, MemoryUse> memInstances();

    @Privilege("MEM")
    @Operation(Impact.INFO)
    @Description("Memory of the job's whole process tree, in bytes.")
    MemoryUse mem();

    @Privilege("MEM")
    @Operation(Impact.INFO)
    @Description(
            "Processor time of the job's process tree in its present run, in milliseconds; 0 when there is no process.")
    long cpu();

    @Privilege("MEM")
    @Operation(Impact.INFO)
    @Description("Memory and processor time that the job has used in the last ten minutes.")
    JobUsage usage(@Description("How many samples of ten seconds each, the latest ones, 1 to 60.") int samples);

    @Privilege("STATUS")
    @Operation(Impact.INFO)
    @Description("The changes of state in the last 24 hours, at most 1,000, and when nobody was there to see any.")
    JobTimeline timeline();

    @Privilege("UPDATE")
    @Operation(Impact.ACTION)
    @Description("Changes settings; what is not named stays. A running process keeps what it was started with.")
    JobDefinition update(@Description("The settings to change, as a JSON or YAML object.") String settings);
}
