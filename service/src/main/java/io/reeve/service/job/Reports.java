package io.reeve.service.job;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobUsage;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputLine;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.service.process.CpuTime;
import io.reeve.service.process.Run;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a job's instances have printed, what they use, and why the job is as it is. Thread-safe. */
public final class Reports {
    private final Supplier<JobSpec> spec;
    private final Instances instances;
    private final OneShots oneShots;
    private final JobRoom room;
    private final BooleanSupplier waiting;

    /** @param waiting whether the job is to be started once those are up that it depends on */
    Reports(Supplier<JobSpec> spec, Instances instances, OneShots oneShots, JobRoom room, BooleanSupplier waiting) {
        this.spec = spec;
        this.instances = instances;
        this.oneShots = oneShots;
        this.room = room;
        this.waiting = waiting;
    }

    /** The last lines of a stream, as many as the job's buffer size; empty where the instance never ran. */
    public String read(int instance, OutputStreamName stream) {
        return room.host()
                .recentOutput(instance(instance).name().key())
                .map(output -> output.lines(stream, spec.get().bufferSize()))
                .orElse("");
    }

    /** The last lines of the present or the last run, as many as the job's buffer size; none where it never ran. */
    public List<OutputLine> lines(int instance, OutputStreamName stream) {
        return room.host()
                .recentOutput(instance(instance).name().key())
                .map(output -> output.linesOfRun(stream, spec.get().bufferSize()))
                .orElse(List.of());
    }

    private Instance instance(int number) {
        return oneShots.find(number).orElseGet(() -> instances.get(number));
    }

    /** Recent output from a position on, or from so many lines before the end where it is negative. */
    public OutputChunk follow(int instance, OutputStreamName stream, long position, int limit) {
        if (limit < 1 || limit > 1_048_576) {
            throw new IllegalArgumentException("limit: expected 1 to 1048576 bytes, not " + limit);
        }
        return room.host()
                .recentOutput(instance(instance).name().key())
                .map(output -> output.from(stream, position, limit))
                .orElse(new OutputChunk("", 0, 0));
    }

    /**
     * Why the job is in its state, since when, and what happens next: a sentence for each instance that is not RUNNING, or
     * for the first one, and under it the last lines that it wrote to standard error, if it does not run.
     */
    public String explain() {
        JobSpec now = spec.get();
        Explanation explanation = new Explanation(
                now, room.guards().guard(now), room.workers().clock().getZone());
        List<InstanceStatus> all = instances.statuses();
        List<InstanceStatus> down =
                all.stream().filter(one -> one.state() != JobState.RUNNING).toList();
        StringBuilder text =
                new StringBuilder(all.size() == 1 ? "" : instances.status().reason() + "\n");
        for (InstanceStatus one : down.isEmpty() ? all.subList(0, 1) : down) {
            text.append(explanation.of(one)).append('\n');
            if (waiting.getAsBoolean()) {
                text.append("  It is to be started, and waits for ")
                        .append(now.upkeep().dependsOn().stream()
                                .map(Dependency::toString)
                                .collect(Collectors.joining(", ")))
                        .append(".\n");
            }
            if (!one.state().hasProcess()) {
                instances.get(one.number()).lastErrors().lines().forEach(line -> text.append("  ")
                        .append(line)
                        .append('\n'));
            }
        }
        return text.toString();
    }

    /** The environment that the first instance would be started with now; secrets are masked. */
    public Map<String, String> environment() {
        JobSpec now = spec.get();
        Map<String, String> all = new TreeMap<>(room.commands().environment(now, 1));
        now.secrets().forEach(secret -> all.replace(secret, JobDefinition.SECRET));
        return all;
    }

    /** Memory of the process trees of those instances and one-shot runs that have one, by number. */
    public Map<Integer, MemoryUse> memoryOfInstances() {
        Map<Run, MemoryUse> uses = room.host().memory(runs());
        Map<Integer, MemoryUse> byNumber = new TreeMap<>();
        Stream.concat(instances.all().stream(), oneShots.instances().stream()).forEach(one -> one.run()
                .map(uses::get)
                .ifPresent(use -> byNumber.put(one.name().number(), use)));
        return byNumber;
    }

    /** Processor time of the job's process trees in their present runs, in milliseconds; 0 where there are none. */
    public long cpuMillis() {
        return runs().stream().mapToLong(CpuTime::millis).sum();
    }

    /** Memory of the job's process trees; all zero where there are none. */
    public MemoryUse memory() {
        return MemoryUse.sum(room.host().memory(runs()).values());
    }

    /** What the job has used lately. */
    public JobUsage usage(int samples) {
        return room.watching().usage().last(spec.get().name(), samples);
    }

    /** The present runs, of instances and beside them. */
    List<Run> runs() {
        return Stream.concat(instances.runs().stream(), oneShots.runs().stream())
                .toList();
    }
}
