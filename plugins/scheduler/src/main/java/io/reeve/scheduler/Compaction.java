package io.reeve.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings what is kept of files that the journal has closed into one, {@code runs/kept-NUMBER.jsonl}: the runs that are over,
 * newest first, of all files up to that number. The new one is whole before it has its name, and the old ones go after that;
 * so there is nothing to repair whenever it is cut short. For one thread, which is not the journal's.
 */
final class Compaction {

    private final Path directory;
    private final Bounds bounds;
    private final long mostBytes;
    private final Clock clock;

    /**
     * @param directory of the journal
     * @param mostBytes how large the file may be; where the bounds ask for more, each schedule keeps fewer
     */
    Compaction(Path directory, Bounds bounds, long mostBytes, Clock clock) {
        this.directory = directory;
        this.bounds = bounds;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** Does it for all files that are closed. */
    void run() throws IOException {
        RunFiles files = RunFiles.in(directory);
        removeStale(files);
        while (!files.closed().isEmpty()) {
            compact(files, files.closed().get(0));
            files = RunFiles.in(directory);
            removeStale(files);
        }
    }

    private static void removeStale(RunFiles files) throws IOException {
        for (Path stale : files.stale()) {
            Files.deleteIfExists(stale);
        }
    }

    private void compact(RunFiles files, long number) throws IOException {
        Map<Long, Entry> closed;
        try {
            closed = runsThatAreOver(files.numbered(number));
        } catch (NoSuchFileException e) {
            return; // the journal has let go of it
        }
        Instant now = clock.instant();
        Bounds fitting = bounds.withCount(fittingCount(closed, files, number, now));
        Path temporary = directory.resolve("kept.tmp");
        try (KeptRuns kept = KeptRuns.begin(temporary, mostBytes)) {
            Bounds.Sieve sieve = fitting.sieve(now);
            each(closed, files.kept(), entry -> !sieve.passes(entry.run()) || kept.add(entry));
            kept.flush();
        }
        Files.move(temporary, files.kept(number), StandardCopyOption.ATOMIC_MOVE);
        RunFiles.sync(directory);
    }

    /** One that is not over is in the next file as well, of all that counts there. */
    private static Map<Long, Entry> runsThatAreOver(Path file) throws IOException {
        Map<Long, Entry> runs = new HashMap<>();
        Journal.read(file, entry -> {
            if (entry.run().outcome().isFinal()) {
                runs.put(entry.run().run(), entry);
            }
        });
        return runs;
    }

    private static void each(Map<Long, Entry> closed, Optional<Path> kept, Predicate<Entry> reader) throws IOException {
        new NewestFirst(closed, reader).read(kept, line -> true);
    }

    /** How many runs of each schedule there is room for. */
    private int fittingCount(Map<Long, Entry> closed, RunFiles files, long number, Instant now) throws IOException {
        long input = Files.size(files.numbered(number));
        if (files.kept().isPresent()) {
            input += Files.size(files.kept().get());
        }
        if (input <= mostBytes) {
            return bounds.count();
        }
        long[] bytes = new long[bounds.count()];
        Bounds.Sieve sieve = bounds.sieve(now);
        each(closed, files.kept(), entry -> {
            sieve.place(entry.run()).ifPresent(place -> bytes[place] += KeptRuns.bytes(entry));
            return true;
        });
        int count = 0;
        for (long sum = 0; count < bytes.length && sum + bytes[count] <= mostBytes; count++) {
            sum += bytes[count];
        }
        return Math.max(1, count);
    }
}
