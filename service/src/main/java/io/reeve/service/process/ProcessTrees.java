package io.reeve.service.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds up what the process trees of runs use: a process belongs to the run whose session it is in, or its parent's run. */
final class ProcessTrees {
    private final Map<Integer, ProcStat> processes;
    private final Map<Integer, Run> runsBySession = new HashMap<>();

    private ProcessTrees(Collection<Run> runs) {
        processes = Proc.all().stream().collect(Collectors.toMap(ProcStat::pid, Function.identity()));
        runs.forEach(run -> runsBySession.put(run.pid(), run));
    }

    /** The sums, from one look at all processes; a run without any has none. */
    static <T> Map<Run, T> sum(Collection<Run> runs, Function<ProcStat, T> use, BinaryOperator<T> sum) {
        ProcessTrees trees = new ProcessTrees(runs);
        Map<Run, T> sums = new HashMap<>();
        for (ProcStat process : trees.processes.values()) {
            trees.owner(process).ifPresent(run -> sums.merge(run, use.apply(process), sum));
        }
        return sums;
    }

    private Optional<Run> owner(ProcStat process) {
        Run run = null;
        for (ProcStat next = process; next != null && run == null; next = processes.get(next.parent())) {
            run = runsBySession.get(next.session());
        }
        return Optional.ofNullable(run);
    }
}
