package io.reeve.service.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What /proc tells of processes (proc(5)). Processes come and go while it is read; one that went is left out. */
final class Proc {
    private static final Path ROOT = Path.of("/proc");
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

    /** The processes of a run that are not among {@code known}: of its session, or with its tag in their environment. */
    static List<ProcessIdentity> strays(RunTag tag, Set<Integer> known) {
        Optional<Integer> session = tag.session();
        return living(known)
                .filter(stat -> !tag.isYoungerThan(stat))
                .filter(stat -> session.filter(id -> id == stat.session()).isPresent() || isTagged(stat.pid(), tag))
                .map(ProcStat::identity)
                .toList();
    }

    /** Whether the session of a run has a process that is not among {@code known} and has not ended. */
    static boolean isSessionAlive(RunTag tag, Set<Integer> known) {
        return tag.session().stream().anyMatch(session -> living(known).anyMatch(stat -> stat.session() == session));
    }

    private static Stream<ProcStat> living(Set<Integer> known) {
        return pids().stream()
                .filter(pid -> !known.contains(pid))
                .map(Proc::stat)
                .flatMap(Optional::stream)
                .filter(stat -> !stat.isZombie() && !stat.isKernelThread());
    }

    /** Whether any process has the run's tag in its environment. */
    static boolean existsTagged(RunTag tag) {
        return living(Set.of()).anyMatch(stat -> isTagged(stat.pid(), tag));
    }

    /** A process that is just being replaced by execve(2) has no environment for a moment; it is asked again. */
    private static boolean isTagged(int pid, RunTag tag) {
        String environ = "";
        for (int look = 0; environ.isEmpty() && look < LOOKS; look++) {
            if (look > 0) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            Optional<String> text = read(pid, "environ");
            if (text.isEmpty()) {
                return false;
            }
            environ = text.get();
        }
        return tag.isIn(environ);
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
        List<Integer> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(ROOT, "[0-9]*")) {
            for (Path entry : entries) {
                pids.add(Integer.valueOf(entry.getFileName().toString()));
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new IllegalStateException("cannot list " + ROOT, e);
        }
        return pids;
    }

    private static Optional<String> read(int pid, String file) {
        try {
            Path path = ROOT.resolve(Integer.toString(pid)).resolve(file);
            return Optional.of(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
