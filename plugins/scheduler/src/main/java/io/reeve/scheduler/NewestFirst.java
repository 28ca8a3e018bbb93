package io.reeve.scheduler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads runs newest first, each once: those of the journal's files, in memory, and those that are kept in a file in that order. */
final class NewestFirst {

    private final TreeMap<Long, Entry> recent;
    private final Predicate<Entry> reader;

    /**
     * @param recent by number; they count, whatever the file says of the same runs
     * @param reader returns whether it wants more
     */
    NewestFirst(Map<Long, Entry> recent, Predicate<Entry> reader) {
        this.recent = new TreeMap<>(recent);
        this.reader = reader;
    }

    /** @param lines which lines of the file are of interest */
    void read(Optional<Path> kept, Predicate<String> lines) throws IOException {
        boolean wantsMore = kept.isEmpty() || Journal.read(kept.get(), lines, this::tellDownTo);
        if (wantsMore) {
            tellDownTo(Long.MIN_VALUE);
        }
    }

    private boolean tellDownTo(Entry kept) {
        recent.putIfAbsent(kept.run().run(), kept);
        return tellDownTo(kept.run().run());
    }

    private boolean tellDownTo(long number) {
        while (!recent.isEmpty() && recent.lastKey() >= number) {
            if (!reader.test(recent.pollLastEntry().getValue())) {
                return false;
            }
        }
        return true;
    }
}
