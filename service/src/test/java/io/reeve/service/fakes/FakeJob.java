package io.reeve.service.fakes;

import io.reeve.mbeans.BackoffSettings;
import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobKind;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.JobTimeline;
import io.reeve.mbeans.JobUsage;
import io.reeve.mbeans.LogFormat;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputLine;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.mbeans.ResourceSettings;
import io.reeve.mbeans.RestartMode;
import io.reeve.mbeans.RestartSettings;
import io.reeve.mbeans.StateChange;
import io.reeve.mbeans.StateGap;
import io.reeve.mbeans.UpkeepSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A job that runs nothing: it is RUNNING with pid 71 and tells what was asked of it. */
public final class FakeJob implements JobMXBean {

    /** How many of its instances run. */
    public volatile int running = 1;

    /** How a job is kept up of which nothing was said. */
    public static final UpkeepSettings UPKEEP = new UpkeepSettings(
            JobKind.SERVICE,
            1,
            false,
            false,
            new RestartSettings(
                    RestartMode.NEVER, List.of(0), 0, 0, -1, new BackoffSettings(100, 60_000, 2, 0.1, 10_000)),
            List.of(),
            0,
            0);

    public final List<String> calls = new CopyOnWriteArrayList<>();
    private final String name;

    public FakeJob(String name) {
        this.name = name;
    }

    public static JobDefinition definition(String name) {
        return new JobDefinition(
                name,
                "/bin/date",
                "-u",
                "/",
                Map.of("A", "1"),
                List.of(),
                20,
                true,
                LogFormat.STAMPED,
                "TERM",
                10_000,
                false,
                "",
                Map.of("team", name),
                UPKEEP,
                ResourceSettings.NONE,
                Map.of(),
                Map.of(),
                Map.of());
    }

    public static JobStatus status(String name) {
        return status(name, 1);
    }

    private static JobStatus status(String name, int running) {
        return new JobStatus(
                name,
                Map.of("team", name),
                JobState.RUNNING,
                DesiredState.UP,
                1_700_000_000_123L,
                71,
                1_700_000_000_000L,
                0,
                3,
                0,
                0,
                1,
                running,
                ExitStatus.NONE,
                "started",
                List.of());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public JobState getState() {
        return JobState.RUNNING;
    }

    @Override
    public long getSinceMillis() {
        return 1_700_000_000_123L;
    }

    @Override
    public String getReason() {
        return "started";
    }

    @Override
    public long getPid() {
        return 71;
    }

    @Override
    public String getCommand() {
        return "/bin/date";
    }

    @Override
    public long getStartedAtMillis() {
        return 1_700_000_000_000L;
    }

    @Override
    public long getEndedAtMillis() {
        return 0;
    }

    @Override
    public long getRestarts() {
        return 3;
    }

    @Override
    public ExitStatus getLastExit() {
        return ExitStatus.NONE;
    }

    @Override
    public DesiredState getDesired() {
        return DesiredState.UP;
    }

    @Override
    public List<InstanceStatus> getInstances() {
        return List.of(new InstanceStatus(
                1,
                JobState.RUNNING,
                DesiredState.UP,
                1_700_000_000_123L,
                71,
                1_700_000_000_000L,
                0,
                3,
                1,
                0,
                0,
                ExitStatus.NONE,
                "started",
                List.of()));
    }

    @Override
    public List<InstanceStatus> getOneShots() {
        return List.of();
    }

    @Override
    public JobDefinition getDefinition() {
        return definition(name);
    }

    @Override
    public JobStatus start() {
        throw new IllegalStateException("job " + name + " is RUNNING (pid 71): cannot start");
    }

    @Override
    public InstanceStatus run() {
        calls.add("run");
        return getInstances().get(0);
    }

    @Override
    public InstanceStatus stopRun(int number) {
        calls.add("stopRun " + number);
        return getInstances().get(0);
    }

    @Override
    public JobStatus stop() {
        calls.add("stop");
        return status(name);
    }

    @Override
    public JobStatus restart() {
        calls.add("restart");
        return status(name);
    }

    @Override
    public JobStatus rollingRestart() {
        calls.add("rollingRestart");
        return status(name);
    }

    @Override
    public JobStatus wakeup() {
        calls.add("wakeup");
        return status(name);
    }

    @Override
    public JobStatus signal(String signal) {
        calls.add("signal " + signal);
        return status(name);
    }

    @Override
    public JobDefinition scale(int instances) {
        calls.add("scale " + instances);
        return definition(name);
    }

    @Override
    public JobStatus status() {
        return status(name, running);
    }

    @Override
    public String explain() {
        return name
                + " is RUNNING (pid 71) since 2023-11-14 22:13:20: started; when it ends, it is not started again.\n";
    }

    @Override
    public String read() {
        return "a line\n";
    }

    @Override
    public String readErrors() {
        return "";
    }

    @Override
    public String readInstance(int instance, OutputStreamName stream) {
        return "a line of " + instance + "\n";
    }

    @Override
    public List<OutputLine> readLines(int instance, OutputStreamName stream) {
        return List.of(new OutputLine(1_700_000_000_000L, "a line of " + instance, true));
    }

    @Override
    public OutputChunk follow(OutputStreamName stream, long position, int limit) {
        return new OutputChunk(stream + " " + position + " " + limit, position, 0);
    }

    @Override
    public OutputChunk followInstance(int instance, OutputStreamName stream, long position, int limit) {
        return follow(stream, position, limit);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("A", "1", "REEVE_JOB", name);
    }

    @Override
    public Map<Integer, MemoryUse> memInstances() {
        return Map.of(1, mem());
    }

    @Override
    public MemoryUse mem() {
        return new MemoryUse(5_000_000_000L, 4_000_000_000L, 2);
    }

    @Override
    public JobTimeline timeline() {
        return new JobTimeline(
                1_764_000_000_000L,
                1_764_000_060_000L,
                List.of(new StateChange(1_764_000_000_000L, JobState.RUNNING, "running")),
                List.of(new StateGap(1_764_000_010_000L, 1_764_000_020_000L, true)));
    }

    @Override
    public JobUsage usage(int samples) {
        return new JobUsage(1_764_000_000_000L, 10_000, List.of(5_000_000_000L), List.of(12.5));
    }

    @Override
    public long cpu() {
        return 1_230;
    }

    @Override
    public JobDefinition update(String settings) {
        calls.add("update " + settings);
        return definition(name);
    }
}
