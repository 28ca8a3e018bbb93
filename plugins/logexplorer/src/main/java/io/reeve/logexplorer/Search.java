package io.reeve.logexplorer;

import io.reeve.mbeans.LogSearch;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** One search through files of a log, with a bound on the work. For one thread, and one time. */
final class Search {
    /** How far a search goes back to know the lines before the one at which it goes on, and their time. */
    private static final int BACK = 4 * Lines.LONGEST;

    private static final int BUFFER = 1 << 20;

    private final Log log;
    private final Query query;
    private final Findings findings;
    private final Stamp stamp = new Stamp();
    private final byte[] buffer = new byte[BUFFER];
    private final Effort effort;
    private final long most;
    private final List<String> damaged = new ArrayList<>();
    private long scanned;

    Search(Log log, Query query, Effort effort) {
        this.log = log;
        this.query = query;
        this.effort = effort;
        this.most = effort.bytes();
        this.findings = new Findings(query);
    }

    /**
     * Searches files.
     *
     * @param offset where to begin in the first one
     */
    LogSearch run(List<Place> places, long offset) throws IOException {
        long begin = offset;
        for (Place place : places) {
            Optional<Position> stop = scanned >= most ? Optional.of(new Position(place, begin)) : search(place, begin);
            if (stop.isPresent()) {
                return new LogSearch(
                        findings.matches(), false, scanned, stop.get().toString(), damaged);
            }
            begin = 0;
        }
        return new LogSearch(findings.matches(), true, scanned, "", damaged);
    }

    /** Returns where to go on if it has to stop there. */
    private Optional<Position> search(Place place, long begin) throws IOException {
        try {
            Optional<LogText> found = log.open(place);
            if (found.isPresent()) {
                try (LogText text = found.get()) {
                    return search(place, text, begin);
                }
            }
        } catch (ZipException | EOFException e) {
            damaged.add(place.toString()); // not even where to begin can be reached
        }
        return findings.resume();
    }

    private Optional<Position> search(Place place, LogText text, long begin) throws IOException {
        long start = Math.max(0, begin - BACK);
        if (text.skip(start) < start) {
            return Optional.empty();
        }
        Lines lines = new Lines(text, buffer, begin + most - scanned, query.context());
        if (start > 0) {
            lines.dropPiece();
        }
        try {
            look(place, lines, begin);
        } finally {
            scanned += Math.max(0, lines.nextOffset() - begin);
            findings.endFile();
        }
        if (text.isDamaged() && findings.resume().isEmpty()) {
            damaged.add(place.toString());
        }
        boolean stopped = findings.resume().isEmpty() && lines.isStopped();
        return stopped ? Optional.of(new Position(place, lines.nextOffset())) : findings.resume();
    }

    private void look(Place place, Lines lines, long begin) throws IOException {
        long millis = Stamp.NONE;
        while (goOn(lines)) {
            findings.show(lines);
            if (!query.window().isEverything()) {
                long stamped = lines.millis(stamp);
                millis = stamped == Stamp.NONE ? millis : stamped; // a line without a time is as old as the one before
            }
            boolean looked = findings.resume().isPresent() || lines.offset() < begin;
            if (!looked && query.window().has(millis) && lines.has(query)) {
                findings.add(place, lines);
            }
            if (!looked
                    && !query.jumps()
                    && effort.isOver()
                    && findings.resume().isEmpty()) {
                findings.stop(place, lines);
            }
        }
    }

    private boolean goOn(Lines lines) throws IOException {
        if (findings.areWaiting()) {
            return lines.advance();
        }
        boolean room = findings.resume().isEmpty();
        return room && (!query.jumps() || lines.jump(query.needle())) && lines.advance();
    }
}
