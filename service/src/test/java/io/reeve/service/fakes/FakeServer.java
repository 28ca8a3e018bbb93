package io.reeve.service.fakes;

import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.JobUsage;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.ServerMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A service with a thousand jobs that do nothing. */
public final class FakeServer implements ServerMXBean {

    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** Of a class that no client has. */
    public static final class PrivateException extends RuntimeException {
        PrivateException() {
            super("only we know this class");
        }
    }

    @Override
    public String getVersion() {
        return "1.0";
    }

    @Override
    public String getJavaVersion() {
        return "17";
    }

    @Override
    public long getPid() {
        return 4_711;
    }

    @Override
    public long getStartedAtMillis() {
        return 1_700_000_000_000L;
    }

    @Override
    public long getUptimeMillis() {
        return 1;
    }

    @Override
    public String getHome() {
        return "/home/reeve";
    }

    @Override
    public String getTimezone() {
        return "UTC";
    }

    @Override
    public int getJobCount() {
        return 1_000;
    }

    @Override
    public Map<JobState, Integer> getStateCounts() {
        return Map.of(JobState.RUNNING, 1_000);
    }

    @Override
    public int getThreadCount() {
        return 16;
    }

    @Override
    public long getOpenFileCount() {
        return 100;
    }

    @Override
    public JobDefinition add(String name, String command, String settings) {
        calls.add(name + "|" + command + "|" + settings);
        return FakeJob.definition(name);
    }

    /** Each unhappy end by the job's name. */
    @Override
    public void delete(String name) {
        switch (name) {
            case "unknown" -> throw new IllegalArgumentException("there is no job unknown", new PrivateException());
            case "full" ->
                throw new UncheckedIOException(
                        "cannot write data/jobs: disk full", new IOException("disk full", new PrivateException()));
            case "left" -> throw new UncheckedIOException(new DirectoryNotEmptyException("run/jobs/left"));
            case "bug" -> throw new PrivateException();
            default -> throw new IllegalStateException(name + " is RUNNING: cannot delete", new PrivateException());
        }
    }

    @Override
    public JobDefinition update(String name, String settings) {
        calls.add(name + "|" + settings);
        return FakeJob.definition(name);
    }

    @Override
    public JobDefinition get(String name) {
        return FakeJob.definition(name);
    }

    @Override
    public Map<String, JobDefinition> getAll() {
        return Map.of("billing", FakeJob.definition("billing"));
    }

    @Override
    public Map<String, JobStatus> statusAll() {
        Map<String, JobStatus> all = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            all.put("job" + i, FakeJob.status("job" + i));
        }
        return all;
    }

    @Override
    public Map<String, JobStatus> select(String selector) {
        calls.add("select " + selector);
        return Map.of("job7", FakeJob.status("job7"), "job8", FakeJob.status("job8"));
    }

    @Override
    public Map<String, Long> restartsAll() {
        return Map.of("billing", 3L, "mail", 1L);
    }

    @Override
    public Map<String, JobUsage> usageAll(int samples) {
        return Map.of("billing", new JobUsage(1_764_000_000_000L, 10_000, List.of(5_000_000_000L), List.of(12.5)));
    }

    @Override
    public Map<String, MemoryUse> memAll() {
        return Map.of("billing", new MemoryUse(5_000_000_000L, 4_000_000_000L, 2));
    }

    @Override
    public Map<String, String> startAll(List<String> names) {
        return done("startAll", names);
    }

    @Override
    public Map<String, String> stopAll(List<String> names) {
        return done("stopAll", names);
    }

    @Override
    public Map<String, String> restartAll(List<String> names) {
        return done("restartAll", names);
    }

    private Map<String, String> done(String operation, List<String> names) {
        calls.add(operation + " " + names);
        return names.stream().collect(Collectors.toMap(name -> name, name -> ""));
    }

    @Override
    public String read() {
        return "";
    }

    @Override
    public MemoryUse mem() {
        return new MemoryUse(1, 1, 1);
    }

    @Override
    public void stop(boolean keepJobs) {
        calls.add("stop " + keepJobs);
    }
}
