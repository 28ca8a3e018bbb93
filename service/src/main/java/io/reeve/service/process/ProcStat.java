package io.reeve.service.process;

import java.util.Optional;

/**
 * One line of /proc/PID/stat (proc_pid_stat(5)), as far as it matters here.
 *
 * @param cpuTicks the processor time of the process itself and of its children that ended and that it waited for, with what
 *     these had waited for: utime, stime, cutime and cstime, in clock ticks
 * @param startTicks when the process started, in clock ticks since boot; with the pid it identifies a process
 * @param residentPages its resident set in pages
 */
record ProcStat(
        int pid, char state, int parent, int session, long flags, long cpuTicks, long startTicks, long residentPages) {
    /** Of include/linux/sched.h. */
    private static final long PF_KTHREAD = 0x00200000;

    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int FLAGS = 6;
    private static final int FIRST_CPU_TICKS = 11;
    private static final int LAST_CPU_TICKS = 14;
    private static final int START_TICKS = 19;
    private static final int RESIDENT_PAGES = 21;

    /** Parses the line; empty where it is none. The command's name may itself hold blanks and parentheses. */
    static Optional<ProcStat> parse(String line) {
        int open = line.indexOf(" (");
        int close = line.lastIndexOf(") ");
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] fields = line.substring(close + 2).split(" ");
        if (fields.length <= RESIDENT_PAGES) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcStat(
                    Integer.parseInt(line.substring(0, open)),
                    fields[0].charAt(0),
                    Integer.parseInt(fields[PARENT]),
                    Integer.parseInt(fields[SESSION]),
                    Long.parseLong(fields[FLAGS]),
                    cpuTicks(fields),
                    Long.parseLong(fields[START_TICKS]),
                    Long.parseLong(fields[RESIDENT_PAGES])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long cpuTicks(String[] fields) {
        long ticks = 0;
        for (int field = FIRST_CPU_TICKS; field <= LAST_CPU_TICKS; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks;
    }

    ProcessIdentity identity() {
        return new ProcessIdentity(pid, startTicks);
    }

    boolean isKernelThread() {
        return (flags & PF_KTHREAD) != 0;
    }

    /** Whether the process has ended and only waits for its parent to notice. */
    boolean isZombie() {
        return state == 'Z' || state == 'X';
    }
}
