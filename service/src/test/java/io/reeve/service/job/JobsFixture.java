package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.posix.Posix;
import io.reeve.service.posix.Signals;
import io.reeve.service.process.HostFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Jobs with real processes, whose service can be left as by a kill and followed by the next one. */
final class JobsFixture {
    private final Path directory;
    private final List<JobState> states = new CopyOnWriteArrayList<>();
    private HostFixture host;
    private JobRegistry jobs;

    JobsFixture(Path directory) throws Exception {
        this.directory = directory;
        Files.createDirectories(directory.resolve("jobs"));
        this.host = HostFixture.open(directory);
        this.jobs = open();
    }

    private JobRegistry open() throws IOException {
        JobsSetup setup = new JobsSetup(
                directory.resolve("jobs"), directory, host.log(), Map.of("PATH", "/usr/bin:/bin"), Map.of());
        return JobRegistry.open(setup, host.host(), host.workers(), new States());
    }

    JobRegistry jobs() {
        return jobs;
    }

    /** The states that jobs went through, of all services. */
    List<JobState> states() {
        return states;
    }

    Job add(String name, String command, String settings) throws Exception {
        String timeout = settings.contains("stopTimeout") ? "" : "stopTimeout: 300ms, ";
        jobs.add(name, command, "{shell: true, " + timeout + settings + "}").get(30, TimeUnit.SECONDS);
        return jobs.get(name);
    }

    /** The service ends at once, and the processes go on. */
    void kill() throws Exception {
        host.close();
    }

    /** The next service begins. */
    void resume() throws Exception {
        host = HostFixture.open(directory);
        jobs = open();
    }

    void close() throws Exception {
        jobs.stopAll().get(30, TimeUnit.SECONDS);
        host.close();
    }

    /** Waits for a status and returns it. */
    JobStatus await(Job job, Predicate<JobStatus> condition) {
        host.await(() -> condition.test(job.status()));
        return job.status();
    }

    JobStatus await(Job job, JobState state) {
        return await(job, status -> status.state() == state);
    }

    /** Waits until a job has printed something. */
    void awaitOutput(Job job, int instance, String text) {
        host.await(() -> job.read(instance, OutputStreamName.OUT).contains(text));
    }

    static void killProcess(long pid) throws IOException {
        Posix.signal((int) pid, Signals.KILL);
    }

    static Predicate<JobStatus> up(DesiredState desired) {
        return status -> status.state() == JobState.RUNNING && status.desired() == desired;
    }

    private final class States implements JobListener {
        @Override
        public void added(Job job) {}

        @Override
        public void removed(Job job) {}

        @Override
        public void changed(Job job, JobStatus before, JobStatus after) {
            states.add(after.state());
        }
    }
}
