package io.reeve.service.process;

import io.reeve.service.posix.Posix;
import java.util.Collection;
import java.util.Map;

/** The resident memory of process trees, as {@link ProcessHost#memory} counts it, without what takes long to find out. */
public final class ResidentMemory {
    private static final long PAGE_BYTES = Posix.pageBytes();

    private ResidentMemory() {}

    /** In bytes, from one look at all processes; a run without any has none. */
    public static Map<Run, Long> of(Collection<Run> runs) {
        return ProcessTrees.sum(runs, ResidentMemory::of, Long::sum);
    }

    static long of(ProcStat process) {
        return process.residentPages() * PAGE_BYTES;
    }
}
