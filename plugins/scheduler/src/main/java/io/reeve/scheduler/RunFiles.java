package io.reeve.scheduler;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a journal, as they are at a moment.
 *
 * @param keptUntil the number of the last file that went into the one of kept runs; 0 if there is none of that kind
 * @param numbers of the files after it, in order
 * @param stale what a compaction, or a crash in one, has left over
 */
record RunFiles(Path directory, long keptUntil, List<Long> numbers, List<Path> stale) {

    static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String NUMBER = "([1-9][0-9]{0,17})\\.jsonl";
    private static final Pattern FILE = Pattern.compile(NUMBER);
    private static final Pattern KEPT = Pattern.compile("kept-" + NUMBER);

    static RunFiles in(Path directory) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(directory)) {
            names = files.map(file -> file.getFileName().toString()).toList();
        }
        List<Long> kept = numbers(names, KEPT);
        long keptUntil = kept.isEmpty() ? 0 : kept.get(kept.size() - 1);
        List<Long> all = numbers(names, FILE);
        List<Path> stale = new ArrayList<>();
        kept.stream().filter(number -> number < keptUntil).forEach(number -> stale.add(kept(directory, number)));
        all.stream().filter(number -> number <= keptUntil).forEach(number -> stale.add(numbered(directory, number)));
        List<Long> after = all.stream().filter(number -> number > keptUntil).toList();
        return new RunFiles(directory, keptUntil, after, stale);
    }

    private static List<Long> numbers(Collection<String> names, Pattern pattern) {
        return names.stream()
                .map(pattern::matcher)
                .filter(name -> name.matches())
                .map(name -> Long.valueOf(name.group(1)))
                .sorted()
                .toList();
    }

    /** The number of the file that is written, or is to be. */
    long current() {
        return numbers.isEmpty() ? keptUntil + 1 : numbers.get(numbers.size() - 1);
    }

    /** The numbers of those that are not written any more, in order. */
    List<Long> closed() {
        return numbers.subList(0, Math.max(0, numbers.size() - 1));
    }

    Path numbered(long number) {
        return numbered(directory, number);
    }

    private static Path numbered(Path directory, long number) {
        return directory.resolve(number + ".jsonl");
    }

    /** Where runs are kept of the files up to a number. */
    Path kept(long number) {
        return kept(directory, number);
    }

    private static Path kept(Path directory, long number) {
        return directory.resolve("kept-" + number + ".jsonl");
    }

    /** Where runs are kept of files that are gone. */
    Optional<Path> kept() {
        return keptUntil == 0 ? Optional.empty() : Optional.of(kept(keptUntil));
    }

    /** Makes sure that a file which was renamed has its name on the disk. */
    static void sync(Path directory) throws IOException {
        try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }
}
