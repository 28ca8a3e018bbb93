package io.reeve.service.jmx;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.JobTimeline;
import io.reeve.mbeans.JobUsage;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputLine;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.history.StateHistory;
import io.reeve.service.job.Job;
import java.util.List;
import java.util.Map;

/** A job as management clients see it. */
final class JobBean implements JobMXBean {
    private static final int FIRST = 1;

    private final Job job;
    private final StateHistory history;

    JobBean(Job job, StateHistory history) {
        this.job = job;
        this.history = history;
    }

    @Override
    public String getName() {
        return job.name();
    }

    @Override
    public JobState getState() {
        return job.status().state();
    }

    @Override
    public long getSinceMillis() {
        return job.status().sinceMillis();
    }

    @Override
    public String getReason() {
        return job.status().reason();
    }

    @Override
    public long getPid() {
        return job.status().pid();
    }

    @Override
    public String getCommand() {
        return job.definition().command();
    }

    @Override
    public long getStartedAtMillis() {
        return job.status().startedAtMillis();
    }

    @Override
    public long getEndedAtMillis() {
        return job.status().endedAtMillis();
    }

    @Override
    public long getRestarts() {
        return job.status().restarts();
    }

    @Override
    public ExitStatus getLastExit() {
        return job.status().lastExit();
    }

    @Override
    public DesiredState getDesired() {
        return job.status().desired();
    }

    @Override
    public List<InstanceStatus> getInstances() {
        return job.instances();
    }

    @Override
    public List<InstanceStatus> getOneShots() {
        return job.oneShots();
    }

    @Override
    public JobDefinition getDefinition() {
        return job.definition();
    }

    @Override
    public JobStatus start() {
        return Outcome.of(job.start());
    }

    @Override
    public InstanceStatus run() {
        return Outcome.of(job.run());
    }

    @Override
    public InstanceStatus stopRun(int number) {
        return Outcome.of(job.stopRun(number));
    }

    @Override
    public JobStatus stop() {
        return Outcome.of(job.stop());
    }

    @Override
    public JobStatus restart() {
        return Outcome.of(job.restart());
    }

    @Override
    public JobStatus rollingRestart() {
        return Outcome.of(job.rollingRestart());
    }

    @Override
    public JobStatus wakeup() {
        return Outcome.of(job.wakeup());
    }

    @Override
    public JobStatus signal(String signal) {
        return job.signal(signal);
    }

    @Override
    public JobDefinition scale(int instances) {
        return Outcome.of(job.scale(instances));
    }

    @Override
    public JobStatus status() {
        return job.status();
    }

    @Override
    public String explain() {
        return job.reports().explain();
    }

    @Override
    public String read() {
        return job.reports().read(FIRST, OutputStreamName.OUT);
    }

    @Override
    public String readErrors() {
        return job.reports().read(FIRST, OutputStreamName.ERR);
    }

    @Override
    public String readInstance(int instance, OutputStreamName stream) {
        return job.reports().read(instance, stream);
    }

    @Override
    public List<OutputLine> readLines(int instance, OutputStreamName stream) {
        return job.reports().lines(instance, stream);
    }

    @Override
    public OutputChunk follow(OutputStreamName stream, long position, int limit) {
        return job.reports().follow(FIRST, stream, position, limit);
    }

    @Override
    public OutputChunk followInstance(int instance, OutputStreamName stream, long position, int limit) {
        return job.reports().follow(instance, stream, position, limit);
    }

    @Override
    public Map<String, String> environment() {
        return job.reports().environment();
    }

    @Override
    public Map<Integer, MemoryUse> memInstances() {
        return job.reports().memoryOfInstances();
    }

    @Override
    public MemoryUse mem() {
        return job.reports().memory();
    }

    @Override
    public JobUsage usage(int samples) {
        return job.reports().usage(samples);
    }

    @Override
    public JobTimeline timeline() {
        return history.timeline(job.name());
    }

    @Override
    public long cpu() {
        return job.reports().cpuMillis();
    }

    @Override
    public JobDefinition update(String settings) {
        return Outcome.of(job.update(settings));
    }
}
