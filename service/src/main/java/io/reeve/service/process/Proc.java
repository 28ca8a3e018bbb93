package io.reeve.service.process;

import io.reeve.service.posix.NativeBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What /proc tells of processes (proc(5)). Processes come and go while it is read; one that went is left out. */
final class Proc {
    private static final Path ROOT = Path.of("/proc");
    private static final ThreadLocal<NativeBuffer> BUFFERS = ThreadLocal.withInitial(() -> new NativeBuffer(16384));
    private static final int LOOKS = 5;
    private static final long LOOK_NANOS = 200_000;

    private Proc() {}

    /** The state of one process. */
    static Optional<ProcStat> stat(int pid) {
        return read(pid, "stat").flatMap(ProcStat::parse);
    }

    /** The state of every process. */
    static List<ProcStat> all() {
        return pids().stream().map(Proc::stat).flatMap(Optional::stream).toList();
    }

    /** Every process that is not among {@code known} and has not ended; the kernel's own are left out. */
    static List<ProcStat> living(Set<Integer> known) {
        return pids().stream()
                .filter(pid -> !known.contains(pid))
                .map(Proc::stat)
                .flatMap(Optional::stream)
                .filter(stat -> !stat.isZombie() && !stat.isKernelThread())
                .toList();
    }

    /**
     * The runs of which a process has the tag in its environment. One that is just being replaced by execve(2) has no
     * environment for a moment; it is asked again.
     */
    static Set<String> runTags(int pid) {
        String environ = "";
        for (int look = 0; environ.isEmpty() && look < LOOKS; look++) {
            if (look > 0) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            Optional<String> text = read(pid, "environ");
            if (text.isEmpty()) {
                return Set.of();
            }
            environ = text.get();
        }
        return RunTag.runsIn(environ);
    }

    /** The proportional set size of a process in bytes, where the kernel tells (proc_pid_smaps(5)). */
    static Optional<Long> proportionalBytes(int pid) {
        return read(pid, "smaps_rollup")
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith("Pss:")).findFirst())
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024);
    }

    /** The number of this boot. */
    static String bootId() throws IOException {
        return Files.readString(ROOT.resolve("sys/kernel/random/boot_id")).strip();
    }

    private static List<Integer> pids() {
        String[] entries = ROOT.toFile().list();
        if (entries == null) {
            throw new IllegalStateException("cannot list " + ROOT);
        }
        return Stream.of(entries)
                .filter(name -> name.charAt(0) <= '9')
                .map(Integer::valueOf)
                .toList();
    }

    private static Optional<String> read(int pid, String file) {
        return BUFFERS.get()
                .readFile(ROOT + "/" + pid + "/" + file)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
