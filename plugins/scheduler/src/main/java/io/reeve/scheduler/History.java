package io.reeve.scheduler;

import io.reeve.mbeans.ScheduleRun;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks into what the journal keeps. Thread-safe. */
final class History {

    private final Path directory;

    /** @param directory of the journal */
    History(Path directory) {
        this.directory = directory;
    }

    /**
     * Runs of a job as they are now, the newest first.
     *
     * @param limit how many at most
     */
    List<ScheduleRun> find(String job, Predicate<ScheduleRun> wanted, int limit) throws IOException {
        TreeMap<Long, ScheduleRun> newest = new TreeMap<>();
        Set<Long> seen = new HashSet<>();
        for (Path file : Journal.newestFirst(directory)) {
            ofJob(job, file).forEach((number, run) -> {
                // What an older file says of a run does not count any more.
                if (seen.add(number) && wanted.test(run)) {
                    newest.put(number, run);
                }
            });
            while (newest.size() > limit) {
                newest.pollFirstEntry();
            }
        }
        return List.copyOf(newest.descendingMap().values());
    }

    private static Map<Long, ScheduleRun> ofJob(String job, Path file) throws IOException {
        Map<Long, ScheduleRun> runs = new HashMap<>();
        try {
            Journal.read(file, entry -> {
                if (entry.run().job().equals(job)) {
                    runs.put(entry.run().run(), entry.run());
                }
            });
        } catch (NoSuchFileException old) {
            // let go of a moment ago
        }
        return runs;
    }
}
