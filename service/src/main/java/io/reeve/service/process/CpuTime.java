package io.reeve.service.process;

import io.reeve.service.posix.Posix;
import java.util.List;

/**
 * The processor time of a run's process tree: of each process that is there, its own and that of the children it has
 * waited for (utime, stime, cutime and cstime of proc_pid_stat(5)). So a process that ended goes on counting through its
 * parent, a shell job's programs among them, and none counts twice, since its time moves to the parent only when it is
 * gone. What is lost is the time of processes that nobody of the tree waited for: orphans, and the children of one that
 * ignores SIGCHLD.
 */
public final class CpuTime {
    private static final long TICKS_PER_SECOND = Posix.ticksPerSecond();

    private CpuTime() {}

    /** In milliseconds, as exact as the kernel's clock ticks of mostly 10 ms; 0 where no process is known. */
    public static long millis(Run run) {
        long ticks =
                ProcessTrees.sum(List.of(run), ProcStat::cpuTicks, Long::sum).getOrDefault(run, 0L);
        return millis(ticks);
    }

    static long millis(long ticks) {
        return ticks * 1000 / TICKS_PER_SECOND;
    }
}
