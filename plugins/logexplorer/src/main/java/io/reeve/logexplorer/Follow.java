package io.reeve.logexplorer;

import io.reeve.mbeans.LogChunk;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.spi.LogFileName;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** Follows what one instance writes to one stream, from file to file. For one thread, and one time. */
final class Follow {
    /** Before every file. */
    private static final String LONG_AGO = "19700101";

    private final Log log;
    private final int instance;
    private final OutputStreamName stream;
    private final int limit;

    private final StringBuilder text = new StringBuilder();
    private int taken;
    private boolean gap;

    Follow(Log log, int instance, OutputStreamName stream, int limit) {
        this.log = log;
        this.instance = instance;
        this.stream = stream;
        this.limit = limit;
    }

    /**
     * What comes after a cursor.
     *
     * @throws IllegalArgumentException if it cannot be one of this stream
     */
    LogChunk from(String cursor) throws IOException {
        Optional<Integer> back = LastLines.count(cursor);
        return goOn(back.isPresent() ? beforeEnd(back.get()) : checked(Position.of(cursor)));
    }

    private Position checked(Position said) {
        Place place = said.place();
        if (place.name().stream() != stream || place.day().instance() != 1) {
            throw new IllegalArgumentException(Quoted.of(said.toString()) + " is not a cursor of " + stream);
        }
        return new Position(place(place.day().date(), place.name()), said.offset());
    }

    private Place place(String date, LogFileName name) {
        return new Place(new Day(instance, date), name);
    }

    /** So many lines before the end. */
    private Position beforeEnd(int lines) throws IOException {
        List<Place> places = places(LONG_AGO);
        LogFileName none = new LogFileName(Long.parseLong(LONG_AGO) * 100, 0, stream, false);
        Position position = new Position(place(LONG_AGO, none), 0);
        int wanted = lines;
        for (int i = places.size() - 1; i >= 0; i--) {
            LastLines last = LastLines.of(log, places.get(i), wanted);
            position = new Position(places.get(i), last.offset());
            wanted -= last.lines();
            if (wanted == 0) {
                break;
            }
        }
        return position;
    }

    /** The files from a day on, in order. */
    private List<Place> places(String date) throws IOException {
        List<Day> days = log.days(instance).stream()
                .filter(day -> day.date().compareTo(date) >= 0)
                .toList();
        return log.places(days, place -> place.name().stream() == stream);
    }

    private LogChunk goOn(Position from) throws IOException {
        List<Place> places = places(from.place().day().date()).stream()
                .filter(place -> place.compareTo(from.place()) >= 0)
                .toList();
        if (places.isEmpty()) {
            return chunk(from, true);
        }
        boolean there = places.get(0).equals(from.place());
        gap = !there && from.offset() > 0;
        return read(places, there ? from : new Position(places.get(0), 0));
    }

    private LogChunk read(List<Place> places, Position from) throws IOException {
        Position position = from;
        for (int i = 0; ; i++) {
            boolean last = i == places.size() - 1;
            Step step = read(position, last);
            if (last || !step.toEnd()) {
                return chunk(step.position(), step.toEnd());
            }
            position = new Position(places.get(i + 1), 0);
            if (taken >= limit) {
                return chunk(position, false);
            }
        }
    }

    private Step read(Position position, boolean last) throws IOException {
        try {
            Optional<LogText> found = log.open(position.place());
            if (found.isPresent()) {
                try (LogText open = found.get()) {
                    return read(open, position, last);
                }
            }
        } catch (ZipException | EOFException damaged) {
            // as if it were not there
        }
        gap = true;
        return new Step(position, true);
    }

    private Step read(LogText open, Position position, boolean last) throws IOException {
        long reached = open.skip(position.offset());
        if (reached < position.offset()) {
            gap = true;
            return new Step(position.at(reached), true);
        }
        int room = limit - taken;
        byte[] bytes = new byte[room + Utf8.MARGIN];
        int count = open.read(bytes, 0, bytes.length);
        boolean toEnd = count <= room;
        int end = toEnd && !last ? count : wholeLines(bytes, Math.min(count, room));
        if (end == 0 && !toEnd && taken == 0) {
            end = piece(bytes, room, count);
        }
        text.append(Utf8.text(bytes, 0, end));
        taken += end;
        return new Step(position.at(position.offset() + end), toEnd);
    }

    private static int wholeLines(byte[] bytes, int count) {
        int end = count;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Whole characters of a line that is longer than there is room; one at least. */
    private static int piece(byte[] bytes, int room, int count) {
        int end = Utf8.end(bytes, room, count);
        return end > 0 ? end : Utf8.begin(bytes, 1, count);
    }

    /** A cursor does not name the instance, which the caller names each time. */
    private LogChunk chunk(Position next, boolean atEnd) {
        Place place = next.place();
        Position cursor = new Position(new Place(new Day(1, place.day().date()), place.name()), next.offset());
        return new LogChunk(text.toString(), cursor.toString(), atEnd, gap);
    }

    /** How far a file was read, and whether nothing but an unfinished line is left. */
    private record Step(Position position, boolean toEnd) {}
}
