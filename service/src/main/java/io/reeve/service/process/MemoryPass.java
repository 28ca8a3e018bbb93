package io.reeve.service.process;

import io.reeve.mbeans.MemoryUse;
import java.util.Collection;
import java.util.Map;

/** Adds up the memory of process trees. */
final class MemoryPass {
    private MemoryPass() {}

    static Map<Run, MemoryUse> of(Collection<Run> runs) {
        return ProcessTrees.sum(runs, MemoryPass::use, MemoryPass::sum);
    }

    static MemoryUse use(ProcStat process) {
        long resident = ResidentMemory.of(process);
        return new MemoryUse(resident, Proc.proportionalBytes(process.pid()).orElse(resident), 1);
    }

    private static MemoryUse sum(MemoryUse one, MemoryUse other) {
        return new MemoryUse(
                one.residentBytes() + other.residentBytes(),
                one.proportionalBytes() + other.proportionalBytes(),
                one.processes() + other.processes());
    }
}
