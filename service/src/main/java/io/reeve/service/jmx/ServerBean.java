package io.reeve.service.jmx;

import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.JobUsage;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.service.history.StateHistory;
import io.reeve.service.job.Job;
import io.reeve.service.job.JobRegistry;
import io.reeve.service.job.Selector;
import io.reeve.service.process.OwnProcess;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The service as management clients see it. */
public final class ServerBean implements ServerMXBean {

    /** What does not change while the service is up. */
    public record Facts(String version, String home, String timezone, long startedAtMillis) {}

    /** What the bean needs of the service beside its jobs. */
    public interface Service {
        /** The last lines of the service's own log. */
        String recentLog();

        /** Begins to end the service, and returns before it has ended. */
        void requestStop(boolean keepJobs);
    }

    private final Facts facts;
    private final JobRegistry jobs;
    private final StateHistory history;
    private final Service service;

    public ServerBean(Facts facts, JobRegistry jobs, StateHistory history, Service service) {
        this.facts = facts;
        this.jobs = jobs;
        this.history = history;
        this.service = service;
    }

    @Override
    public String getVersion() {
        return facts.version();
    }

    @Override
    public String getJavaVersion() {
        return Runtime.version().toString();
    }

    @Override
    public long getPid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public long getStartedAtMillis() {
        return facts.startedAtMillis();
    }

    @Override
    public long getUptimeMillis() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    @Override
    public String getHome() {
        return facts.home();
    }

    @Override
    public String getTimezone() {
        return facts.timezone();
    }

    @Override
    public int getJobCount() {
        return jobs.all().size();
    }

    @Override
    public Map<JobState, Integer> getStateCounts() {
        Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(state, 0);
        }
        jobs.all().forEach(job -> counts.merge(job.status().state(), 1, Integer::sum));
        return counts;
    }

    @Override
    public int getThreadCount() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    @Override
    public long getOpenFileCount() {
        return OwnProcess.openFiles();
    }

    @Override
    public JobDefinition add(String name, String command, String settings) {
        return Outcome.of(jobs.add(name, command, settings));
    }

    @Override
    public void delete(String name) {
        Outcome.of(jobs.delete(name));
    }

    @Override
    public JobDefinition update(String name, String settings) {
        return Outcome.of(jobs.get(name).update(settings));
    }

    @Override
    public JobDefinition get(String name) {
        return jobs.get(name).definition();
    }

    @Override
    public Map<String, JobDefinition> getAll() {
        return byName(Job::definition);
    }

    @Override
    public Map<String, JobStatus> statusAll() {
        return byName(Job::status);
    }

    @Override
    public Map<String, Long> restartsAll() {
        return history.restarts();
    }

    @Override
    public Map<String, JobStatus> select(String selector) {
        Selector chosen = Selector.of(selector);
        Map<String, JobStatus> statuses = statusAll();
        statuses.values().removeIf(status -> !chosen.selects(status.name(), status.labels()));
        return statuses;
    }

    private <T> Map<String, T> byName(Function<Job, T> view) {
        Map<String, T> views = new TreeMap<>();
        jobs.all().forEach(job -> views.put(job.name(), view.apply(job)));
        return views;
    }

    @Override
    public Map<String, MemoryUse> memAll() {
        return jobs.memory();
    }

    @Override
    public Map<String, JobUsage> usageAll(int samples) {
        return jobs.usage(samples);
    }

    @Override
    public Map<String, String> startAll(List<String> names) {
        return Outcome.of(jobs.startEach(names));
    }

    @Override
    public Map<String, String> stopAll(List<String> names) {
        return Outcome.of(jobs.stopEach(names));
    }

    @Override
    public Map<String, String> restartAll(List<String> names) {
        return Outcome.of(jobs.each(names, Job::restart));
    }

    @Override
    public String read() {
        return service.recentLog();
    }

    @Override
    public MemoryUse mem() {
        return OwnProcess.memory();
    }

    @Override
    public void stop(boolean keepJobs) {
        service.requestStop(keepJobs);
    }
}
