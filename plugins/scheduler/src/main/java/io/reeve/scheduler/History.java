package io.reeve.scheduler;

import io.reeve.mbeans.ScheduleRun;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Looks into what the journal keeps. Thread-safe. */
final class History {

    private static final int TRIES = 10;

    private final Path directory;
    private final Bounds bounds;
    private final Clock clock;

    /** @param directory of the journal */
    History(Path directory, Bounds bounds, Clock clock) {
        this.directory = directory;
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Runs of a job as they are now, as far as they are kept, the newest first.
     *
     * @param limit how many at most
     */
    List<ScheduleRun> find(String job, Predicate<ScheduleRun> wanted, int limit) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return find(RunFiles.in(directory), job, wanted, limit);
            } catch (NoSuchFileException e) {
                // A compaction has put another one in its place.
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private List<ScheduleRun> find(RunFiles files, String job, Predicate<ScheduleRun> wanted, int limit)
            throws IOException {
        Predicate<String> lines = Entry.mayBeOf(job);
        Map<Long, Entry> recent = new HashMap<>();
        for (long number : files.numbers()) {
            Journal.read(files.numbered(number), lines, entry -> {
                if (entry.run().job().equals(job)) {
                    recent.put(entry.run().run(), entry);
                }
                return true;
            });
        }
        List<ScheduleRun> found = new ArrayList<>();
        Bounds.Sieve sieve = bounds.sieve(clock.instant());
        Predicate<Entry> reader = entry -> {
            ScheduleRun run = entry.run();
            if (run.job().equals(job) && sieve.passes(run) && wanted.test(run)) {
                found.add(run);
            }
            return found.size() < limit;
        };
        new NewestFirst(recent, reader).read(files.kept(), lines);
        return List.copyOf(found);
    }
}
