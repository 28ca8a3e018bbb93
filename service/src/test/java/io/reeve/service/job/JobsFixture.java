package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.posix.Posix;
import io.reeve.service.process.HostFixture;
import io.reeve.service.process.ResidentMemory;
import io.reeve.spi.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Jobs with real processes, whose service can be left as by a kill and followed by the next one. */
final class JobsFixture {
    private final Path directory;
    private final Duration memoryInterval;
    private final List<JobState> states = new CopyOnWriteArrayList<>();

    /** How one-shot runs have ended, of all services. */
    final List<InstanceStatus> ended = new CopyOnWriteArrayList<>();

    private HostFixture host;
    private WatchRoom watching;
    private JobRegistry jobs;

    /** Memory is looked after when the test says so. */
    JobsFixture(Path directory) throws Exception {
        this(directory, Duration.ofDays(1));
    }

    JobsFixture(Path directory, Duration memoryInterval) throws Exception {
        this.directory = directory;
        this.memoryInterval = memoryInterval;
        Files.createDirectories(directory.resolve("jobs"));
        this.host = HostFixture.open(directory);
        this.jobs = open();
    }

    private JobRegistry open() throws IOException {
        MemoryWatch memory = new MemoryWatch(ResidentMemory::of, host.workers(), memoryInterval);
        watching = new WatchRoom(host.reactor(), directory.resolve("run"), host.workers(), memory);
        JobsSetup setup = new JobsSetup(
                directory.resolve("jobs"), directory, host.logs(), Map.of("PATH", "/usr/bin:/bin"), Map.of());
        return JobRegistry.open(setup, host.host(), watching, new States());
    }

    static WatchRoom watching(HostFixture host, Path directory) throws IOException {
        return new WatchRoom(host.reactor(), directory.resolve("run"), host.workers());
    }

    HostFixture host() {
        return host;
    }

    JobRegistry jobs() {
        return jobs;
    }

    /** Looks after the memory of all jobs now. */
    void checkMemory() {
        watching.memory().check();
    }

    /** Waits until jobs have gone through these states, of all services. They are told of a moment after they are there. */
    void awaitStates(JobState... expected) {
        host.await(() -> states.size() >= expected.length);
        assertThat(states).containsExactly(expected);
    }

    Job add(String name, String command, String settings) throws Exception {
        String timeout = settings.contains("stopTimeout") ? "" : "stopTimeout: 300ms, ";
        jobs.add(name, command, "{shell: true, " + timeout + settings + "}").get(30, TimeUnit.SECONDS);
        return jobs.get(name);
    }

    /** The service ends at once, and the processes go on. */
    void kill() throws Exception {
        watching.close();
        host.close();
    }

    /** The next service begins. */
    void resume() throws Exception {
        host = HostFixture.open(directory);
        jobs = open();
    }

    void close() throws Exception {
        jobs.stopAll().get(30, TimeUnit.SECONDS);
        kill();
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
        host.await(() -> job.reports().read(instance, OutputStreamName.OUT).contains(text));
    }

    /** What can be done without anybody else, that is. */
    void letAllBeDone() {
        for (int i = 0; i < 20; i++) {
            host.workers().submit(() -> true).join();
        }
    }

    static void killProcess(long pid) throws IOException {
        Posix.signal((int) pid, Signals.KILL);
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

        @Override
        public void ended(Job job, InstanceStatus oneShot) {
            ended.add(oneShot);
        }
    }
}
