package io.reeve.service.job;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.JobUsage;
import io.reeve.mbeans.MemoryUse;
import io.reeve.service.config.Yaml;
import io.reeve.service.process.ProcessHost;
import io.reeve.service.process.Run;
import io.reeve.service.process.Watchers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All jobs by name. Thread-safe. */
public final class JobRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(JobRegistry.class);

    private static final int STOP_ROUNDS = 3;

    private final JobRoom room;
    private final Map<String, Job> jobs = new ConcurrentSkipListMap<>();
    private final Register register = new Names();

    private JobRegistry(JobsSetup setup, ProcessHost host, WatchRoom watching, JobListener listener) {
        this.room = new JobRoom(
                host,
                new Commands(setup.environment(), setup.interpreters(), setup.home()),
                new Definitions(setup.definitions(), watching.workers().clock()),
                setup.logs(),
                new Guards(),
                new Prerequisites(new Dependencies(), this::get),
                watching,
                listener,
                watching.workers(),
                new AtomicBoolean());
    }

    /**
     * Tells of each piece of output of an instance of a job until what is returned is closed, whether there is such a job
     * or not.
     *
     * @param printed called by a thread that must not be kept waiting
     */
    public Watchers.Watching watch(String job, int instance, Runnable printed) {
        return room.host().watch(new InstanceName(job, instance).key(), printed);
    }

    /**
     * Reads the definitions and takes over the processes of the last service; the listener has heard of every job when
     * this returns.
     */
    public static JobRegistry open(JobsSetup setup, ProcessHost host, WatchRoom watching, JobListener listener)
            throws IOException {
        JobRegistry registry = new JobRegistry(setup, host, watching, listener);
        registry.load(host.jobs());
        registry.guards().whenAdded(() -> registry.jobs.values().forEach(Job::reconsider));
        return registry;
    }

    /**
     * A process whose definition is gone or unusable is taken over too, with the settings it was started with: nothing
     * that runs is lost.
     */
    private void load(Collection<String> left) throws IOException {
        List<CompletableFuture<Job>> adoptions = new ArrayList<>();
        for (JobSpec spec : room.definitions().load()) {
            adoptions.add(new Job(spec, room).adopt());
        }
        adoptions.forEach(adoption -> enter(adoption.join()));
        left.forEach(this::tryToPutInOrder);
        for (String name : jobs.keySet()) {
            room.prerequisites()
                    .dependencies()
                    .problem(name)
                    .ifPresent(problem -> LOG.error("job {} cannot be started: dependsOn: {}", name, problem));
        }
    }

    private void tryToPutInOrder(String key) {
        try {
            InstanceName left = InstanceName.of(key);
            Job job = jobs.get(left.job());
            if (job != null && left.isOneShot()) {
                job.adoptRun(left).join();
            } else if (job == null) {
                adoptWithoutDefinition(key);
            } else if (left.number() > job.status().instances()) {
                job.end(left).join();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("what is left of job {} cannot be used: {}", key, Failures.message(e));
        }
    }

    private void adoptWithoutDefinition(String key) throws IOException {
        InstanceName left = InstanceName.of(key);
        String name = left.job();
        Optional<String> memo = room.host().memo(key);
        if (memo.isPresent()) {
            JobSpec spec =
                    JobSpec.stored(name, Yaml.parse("the settings job " + name + " was started with", memo.get()));
            Job job = new Job(spec, room).adopt().join();
            if (left.isOneShot()) {
                job.adoptRun(left).join();
            }
            if (!job.runs().isEmpty()) {
                LOG.warn("job {} runs and has no usable definition: it is kept as it was started", name);
                enter(job);
                return;
            }
            // It may be about to be started again: that is ended, too.
            job.discard().join();
        }
        room.host().forget(key).join();
    }

    private void enter(Job job) {
        jobs.put(job.name(), job);
        room.prerequisites().dependencies().load(job.spec());
        room.listener().added(job);
    }

    /**
     * Defines a job; completes when it is safe on the disk.
     *
     * @param settings a JSON or YAML object, or nothing
     */
    public CompletableFuture<JobDefinition> add(String name, String command, String settings) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("command", command);
        all.putAll(Yaml.parse("the settings of job " + name, settings));
        all.put("command", command);
        return new Job(JobSpec.of(name, all), room).define(register);
    }

    /** Removes a job that neither runs nor waits to be started again. */
    public CompletableFuture<?> delete(String name) {
        return get(name).delete(register);
    }

    private final class Names implements Register {
        @Override
        public void enter(Job job) {
            if (jobs.putIfAbsent(job.name(), job) != null) {
                throw new IllegalArgumentException("job " + job.name() + " exists already");
            }
            try {
                room.prerequisites().dependencies().declare(job.spec());
            } catch (IllegalArgumentException e) {
                jobs.remove(job.name(), job);
                throw e;
            }
        }

        @Override
        public void leave(Job job) {
            room.watching().usage().forget(job.name());
            room.prerequisites().dependencies().remove(job.name());
            jobs.remove(job.name(), job);
        }
    }

    /**
     * The job of a name.
     *
     * @throws IllegalArgumentException where there is no such job
     */
    public Job get(String name) {
        Job job = jobs.get(name);
        if (job == null) {
            throw new IllegalArgumentException("no job is called '" + name + "'");
        }
        return job;
    }

    /**
     * Does something with several jobs side by side; completes when it is over for all, with why it failed by the job's
     * name, or an empty text where it did not.
     */
    public CompletableFuture<Map<String, String>> each(
            Collection<String> names, Function<Job, CompletableFuture<JobStatus>> operation) {
        Map<String, CompletableFuture<?>> all = new TreeMap<>();
        for (String name : names) {
            all.computeIfAbsent(
                    name, any -> CompletableFuture.completedFuture(name).thenCompose(job -> operation.apply(get(job))));
        }
        return errors(all);
    }

    /** Sees to it that jobs are up, each after those that it depends on. */
    public CompletableFuture<Map<String, String>> startEach(Collection<String> names) {
        return each(names, Job::up);
    }

    /** Stops jobs, each after those that depend on it. */
    public CompletableFuture<Map<String, String>> stopEach(Collection<String> names) {
        Map<String, Job> found = new TreeMap<>();
        names.forEach(name -> Optional.ofNullable(jobs.get(name)).ifPresent(job -> found.put(name, job)));
        Map<String, CompletableFuture<?>> all =
                new TreeMap<>(ReverseOrder.begin(room.prerequisites().dependencies(), found, Job::stop));
        names.stream().filter(name -> !found.containsKey(name)).forEach(name -> all.put(name, noJob(name)));
        return errors(all);
    }

    private CompletableFuture<?> noJob(String name) {
        return CompletableFuture.completedFuture(name).thenApply(this::get);
    }

    private static CompletableFuture<Map<String, String>> errors(Map<String, CompletableFuture<?>> all) {
        Map<String, CompletableFuture<String>> texts = new TreeMap<>();
        all.forEach((name, operation) ->
                texts.put(name, operation.handle((done, failure) -> failure == null ? "" : Failures.message(failure))));
        return CompletableFuture.allOf(texts.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, String> errors = new TreeMap<>();
                    texts.forEach((name, text) -> errors.put(name, text.join()));
                    return errors;
                });
    }

    /** Those who bring jobs back that their own policy would leave. */
    public Guards guards() {
        return room.guards();
    }

    /** All jobs, in the order of their names. */
    public Collection<Job> all() {
        return jobs.values();
    }

    /** Memory of all jobs that run, by name, from one look at all processes. */
    public Map<String, MemoryUse> memory() {
        Map<String, List<Run>> runs = new TreeMap<>();
        jobs.forEach((name, job) -> runs.put(name, job.runs()));
        Map<Run, MemoryUse> uses =
                room.host().memory(runs.values().stream().flatMap(List::stream).toList());
        Map<String, MemoryUse> byName = new TreeMap<>();
        runs.forEach((name, ofJob) -> {
            if (ofJob.stream().anyMatch(uses::containsKey)) {
                byName.put(
                        name,
                        MemoryUse.sum(ofJob.stream()
                                .map(uses::get)
                                .filter(Objects::nonNull)
                                .toList()));
            }
        });
        return byName;
    }

    /** What jobs have used lately, by name; those that have not run lately are not there. */
    public Map<String, JobUsage> usage(int samples) {
        return room.watching().usage().last(samples);
    }

    /**
     * Stops every job that runs, all at once, those too that somebody was about to start; completes when nothing is left,
     * or what is left could not be stopped. From now on no job is started.
     */
    public CompletableFuture<?> stopAll() {
        room.ending().set(true);
        return stopAll(STOP_ROUNDS)
                .thenCompose(stopped -> CompletableFuture.allOf(
                        jobs.values().stream().map(Job::settled).toArray(CompletableFuture[]::new)))
                .thenCompose(settled -> stopAll(STOP_ROUNDS));
    }

    private CompletableFuture<?> stopAll(int rounds) {
        List<Job> running = jobs.values().stream().filter(Job::isActive).toList();
        if (running.isEmpty() || rounds == 0) {
            return CompletableFuture.completedFuture(true);
        }
        Map<String, Job> byName = new TreeMap<>();
        running.forEach(job -> byName.put(job.name(), job));
        return CompletableFuture.allOf(
                        ReverseOrder.begin(room.prerequisites().dependencies(), byName, JobRegistry::stopWithService)
                                .values()
                                .toArray(CompletableFuture[]::new))
                .thenCompose(stopped -> stopAll(rounds - 1));
    }

    private static CompletableFuture<?> stopWithService(Job job) {
        return job.stop(DesiredState.UNSET).exceptionally(failure -> {
            LOG.warn("job {} could not be stopped: {}", job.name(), Failures.message(failure));
            return job.status();
        });
    }
}
