package io.reeve.service.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What /proc tells of the processes that a test brought about, whatever they became. */
final class Processes {
    /** In the environment of the service and so of all its descendants; not one of those that Reeve keeps to itself. */
    static final String MARK = "TESTED_IN";

    private Processes() {}

    /**
     * A process.
     *
     * @param command its words, joined by blanks
     */
    record Found(int pid, String command, String environment) {
        /** Without the environment, in which there may be secrets of whoever runs the tests. */
        @Override
        public String toString() {
            return pid + " (" + command + ")";
        }

        boolean has(String variable, String value) {
            return ("\0" + environment).contains("\0" + variable + "=" + value + "\0");
        }
    }

    /** Every living process that descends from a service which was started with a mark. */
    static List<Found> marked(String mark) {
        return all().stream().filter(process -> process.has(MARK, mark)).toList();
    }

    /** Those of one job: its shim, its own process and their descendants. */
    static List<Found> ofJob(String mark, String job) {
        return marked(mark).stream()
                .filter(process -> process.has("REEVE_JOB", job))
                .toList();
    }

    private static List<Found> all() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .map(Processes::found)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A zombie has no environment any more and so is not found. */
    private static Optional<Found> found(Path process) {
        try {
            String command = Files.readString(process.resolve("cmdline"), ISO_8859_1);
            String environment = Files.readString(process.resolve("environ"), ISO_8859_1);
            int pid = Integer.parseInt(process.getFileName().toString());
            return Optional.of(new Found(pid, command.replace('\0', ' ').strip(), environment));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends a process at once. */
    static void kill(int pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
