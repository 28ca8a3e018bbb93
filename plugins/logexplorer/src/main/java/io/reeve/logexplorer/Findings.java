package io.reeve.logexplorer;

import io.reeve.mbeans.LogMatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines that a search has found, of which the last ones may wait for the lines after them. For one thread. */
final class Findings {
    /** More text than that is not put into an answer, except where a single line with its context has more. */
    private static final int MOST_TEXT = 4 << 20;

    private final Query query;
    private final List<Found> all = new ArrayList<>();
    private final Deque<Found> open = new ArrayDeque<>();
    private long size;
    private Optional<Position> resume = Optional.empty();

    Findings(Query query) {
        this.query = query;
    }

    /** Adds the present line. */
    void add(Place place, Lines lines) {
        Found found = new Found(place, lines.offset(), lines.line(), lines.before(), lines.isTruncated());
        all.add(found);
        size += found.line.length()
                + found.before.stream().mapToInt(String::length).sum();
        if (query.context() > 0) {
            open.add(found);
        }
        if (all.size() >= query.limit() || size > MOST_TEXT) {
            stop(place, lines);
        }
    }

    /** Takes no more; the search is to go on after the present line. */
    void stop(Place place, Lines lines) {
        resume = Optional.of(new Position(place, lines.nextOffset()));
    }

    /** Shows a line after those that wait for it. */
    void show(Lines lines) {
        if (open.isEmpty()) {
            return;
        }
        String line = lines.line();
        for (Found found : open) {
            found.after.add(line);
            size += line.length();
        }
        while (!open.isEmpty() && open.element().after.size() >= query.context()) {
            open.remove();
        }
    }

    boolean areWaiting() {
        return !open.isEmpty();
    }

    /** No line comes after those that wait. */
    void endFile() {
        open.clear();
    }

    /** Where to go on, once nothing more is to be found. */
    Optional<Position> resume() {
        return resume;
    }

    List<LogMatch> matches() {
        return all.stream().map(Found::match).toList();
    }

    /** A line, to which further ones are added. */
    private static final class Found {
        private final Place place;
        private final long offset;
        private final String line;
        private final List<String> before;
        private final List<String> after = new ArrayList<>();
        private final boolean truncated;

        Found(Place place, long offset, String line, List<String> before, boolean truncated) {
            this.place = place;
            this.offset = offset;
            this.line = line;
            this.before = before;
            this.truncated = truncated;
        }

        LogMatch match() {
            return new LogMatch(
                    place.day().toString(), place.plain(), offset, line, before, List.copyOf(after), truncated);
        }
    }
}
