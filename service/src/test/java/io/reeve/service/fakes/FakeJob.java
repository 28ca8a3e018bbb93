package io.reeve.service.fakes;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.mbeans.ResourceSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A job that runs nothing: it is RUNNING with pid 71 and tells what was asked of it. */
public final class FakeJob implements JobMXBean {

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
                "TERM",
                10_000,
                false,
                "",
                ResourceSettings.NONE,
                Map.of());
    }

    public static JobStatus status(String name) {
        return new JobStatus(
                name, JobState.RUNNING, 1_700_000_000_123L, 71, 1_700_000_000_000L, 0, 3, ExitStatus.NONE, "started");
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
    public JobDefinition getDefinition() {
        return definition(name);
    }

    @Override
    public JobStatus start() {
        throw new IllegalStateException("job " + name + " is RUNNING (pid 71): cannot start");
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
    public JobStatus status() {
        return status(name);
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
    public OutputChunk follow(OutputStreamName stream, long position, int limit) {
        return new OutputChunk(stream + " " + position + " " + limit, position, 0);
    }

    @Override
    public MemoryUse mem() {
        return new MemoryUse(5_000_000_000L, 4_000_000_000L, 2);
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
