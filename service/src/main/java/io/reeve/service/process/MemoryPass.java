package io.reeve.service.process;

import io.reeve.mbeans.MemoryUse;
import io.reeve.service.posix.Posix;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds up the memory of process trees: a process belongs to the run whose session it is in, or its parent's run. */
final class MemoryPass {
    private static final long PAGE_BYTES = Posix.pageBytes();

    private final Map<Integer, ProcStat> processes;
    private final Map<Integer, Run> runsBySession = new HashMap<>();

    private MemoryPass(Collection<Run> runs) {
        processes = Proc.all().stream().collect(Collectors.toMap(ProcStat::pid, Function.identity()));
        runs.forEach(run -> runsBySession.put(run.pid(), run));
    }

    static Map<Run, MemoryUse> of(Collection<Run> runs) {
        MemoryPass pass = new MemoryPass(runs);
        Map<Run, MemoryUse> sums = new HashMap<>();
        for (ProcStat process : pass.processes.values()) {
            pass.owner(process).ifPresent(run -> sums.merge(run, use(process), MemoryPass::sum));
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

    static MemoryUse use(ProcStat process) {
        long resident = process.residentPages() * PAGE_BYTES;
        return new MemoryUse(resident, Proc.proportionalBytes(process.pid()).orElse(resident), 1);
    }

    private static MemoryUse sum(MemoryUse one, MemoryUse other) {
        return new MemoryUse(
                one.residentBytes() + other.residentBytes(),
                one.proportionalBytes() + other.proportionalBytes(),
                one.processes() + other.processes());
    }
}
