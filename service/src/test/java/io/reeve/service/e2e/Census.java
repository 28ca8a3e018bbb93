package io.reeve.service.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a service has open, to be counted before and after.
 *
 * @param files descriptors of files, FIFOs, pipes and epolls, logs without their hour or day, which may turn meanwhile; sockets
 *     and jars come and go with their caches, and the history's file is opened when there is something to write
 * @param threads Reeve's own; those of the JVM and of the HTTP server come and go
 * @param runFiles all that is in the run directory
 * @param processes the command lines of all that descends from the service
 */
record Census(List<String> files, List<String> threads, List<String> runFiles, List<String> processes) {

    static Census of(ServiceUnderTest service) throws IOException {
        Path proc = Path.of("/proc/" + service.pid());
        return new Census(
                names(proc.resolve("fd"), Census::link).stream()
                        .filter(link -> !link.startsWith("socket:") && !link.contains(".jar"))
                        .filter(link -> !link.endsWith("/data/history/states.jsonl"))
                        .map(link -> link.replaceAll("\\[\\d+]", ""))
                        .map(link -> link.replaceAll("\\d{8}/\\d{10}\\.log$", "HOUR.log"))
                        .map(link -> link.replaceAll("/\\d{8}\\.log$", "/DAY.log"))
                        .sorted()
                        .toList(),
                names(proc.resolve("task"), task -> Files.readString(task.resolve("comm"))
                                .strip())
                        .stream()
                        .filter(name -> name.startsWith("reeve-"))
                        .sorted()
                        .toList(),
                tree(service.runDirectory()),
                Processes.marked(service.mark()).stream()
                        .map(Processes.Found::command)
                        .sorted()
                        .toList());
    }

    private static List<String> tree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static String link(Path link) throws IOException {
        return Files.readSymbolicLink(link).toString();
    }

    private interface Read extends Function<Path, String> {
        String read(Path path) throws IOException;

        @Override
        default String apply(Path path) {
            try {
                return read(path);
            } catch (IOException e) {
                return "";
            }
        }
    }

    /** What goes while it is looked at is left out. */
    private static List<String> names(Path directory, Read read) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.map(read).filter(name -> !name.isEmpty()).forEach(names::add);
        }
        return names;
    }
}
