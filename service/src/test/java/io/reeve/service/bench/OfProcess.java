package io.reeve.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What /proc tells of one process (proc(5)). */
record OfProcess(long pid) {
    private static final int UTIME = 11;
    private static final double TICKS_PER_SECOND = 100;

    /** A line of a file such as {@code status}, as a number without its unit; 0 where there is none. */
    private long number(String file, String key) throws IOException {
        try (Stream<String> lines = Files.lines(proc(file))) {
            return lines.filter(line -> line.startsWith(key + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    double residentMegabytes() throws IOException {
        return number("status", "VmRSS") / 1024.0;
    }

    double proportionalMegabytes() throws IOException {
        return number("smaps_rollup", "Pss") / 1024.0;
    }

    long threads() throws IOException {
        return number("status", "Threads");
    }

    long files() throws IOException {
        try (Stream<Path> files = Files.list(proc("fd"))) {
            return files.count();
        }
    }

    /** User and system time. */
    double processorSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_PER_SECOND;
    }

    /** Processor time in percent of one processor, over so many seconds. */
    double processorPercent(int seconds) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        double before = processorSeconds();
        Thread.sleep(seconds * 1000L);
        return (processorSeconds() - before) * 1e9 / (System.nanoTime() - begun) * 100;
    }

    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    boolean isAlive() throws IOException {
        try {
            String stat = Files.readString(proc("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The shims of a run directory. */
    static List<OfProcess> shims(Path runDirectory) throws IOException {
        List<OfProcess> shims = new ArrayList<>();
        try (Stream<Path> jobs = Files.list(runDirectory.resolve("jobs"))) {
            for (Path job : jobs.toList()) {
                List<String> lines = Files.readAllLines(job.resolve("pid"));
                shims.add(new OfProcess(Long.parseLong(lines.get(1).split(" ")[0])));
            }
        }
        return shims;
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
