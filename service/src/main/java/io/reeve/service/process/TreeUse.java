package io.reeve.service.process;

import java.util.Collection;
import java.util.Map;

/**
 * What a run's process tree uses, without what takes long to find out.
 *
 * @param residentBytes its resident memory, as {@link ResidentMemory} counts it
 * @param cpuTicks its processor time in clock ticks, as {@link CpuTime} counts it
 */
public record TreeUse(long residentBytes, long cpuTicks) {

    /** From one look at all processes; a run without any has none. */
    public static Map<Run, TreeUse> of(Collection<Run> runs) {
        return ProcessTrees.sum(runs, TreeUse::of, TreeUse::plus);
    }

    private static TreeUse of(ProcStat process) {
        return new TreeUse(ResidentMemory.of(process), process.cpuTicks());
    }

    private TreeUse plus(TreeUse other) {
        return new TreeUse(residentBytes + other.residentBytes, cpuTicks + other.cpuTicks);
    }

    /** Processor time since an earlier look, in milliseconds; never negative, though what nobody waited for is lost. */
    public long cpuMillisSince(TreeUse earlier) {
        return CpuTime.millis(Math.max(0, cpuTicks - earlier.cpuTicks));
    }
}
