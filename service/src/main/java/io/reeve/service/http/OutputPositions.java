package io.reeve.service.http;

import io.reeve.mbeans.OutputStreamName;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How far a follower has come in each stream that it follows, and how that is written: {@code out=1234,err=56}. */
final class OutputPositions {
    private static final long END = Long.MAX_VALUE;
    private static final Pattern LINES = Pattern.compile("-([1-9][0-9]{0,5})");
    private static final Pattern ID = Pattern.compile("out=(?<OUT>[0-9]{1,18}),err=(?<ERR>[0-9]{1,18})");

    private final Map<OutputStreamName, Long> positions = new EnumMap<>(OutputStreamName.class);

    private OutputPositions() {}

    /**
     * Reads where to begin.
     *
     * @param from {@code end}, {@code start} for the oldest output that is kept, {@code -N} for N lines before the end, or what
     *     {@link #toString} said
     * @throws IllegalArgumentException if it is none of these
     */
    static OutputPositions parse(String from, List<OutputStreamName> streams) {
        OutputPositions parsed = new OutputPositions();
        Matcher id = ID.matcher(from);
        boolean isId = id.matches();
        for (OutputStreamName stream : streams) {
            parsed.positions.put(stream, isId ? Long.parseLong(id.group(stream.name())) : beginning(from));
        }
        return parsed;
    }

    private static long beginning(String from) {
        if (from.equals("end") || from.equals("start")) {
            return from.equals("end") ? END : 0;
        }
        if (!LINES.matcher(from).matches()) {
            throw new IllegalArgumentException(
                    "from: expected start, end, -N for that many lines before the end, or the id of an event");
        }
        return Long.parseLong(from);
    }

    List<OutputStreamName> streams() {
        return List.copyOf(positions.keySet());
    }

    /** Where to go on; negative for so many lines before the end. */
    long of(OutputStreamName stream) {
        return positions.getOrDefault(stream, 0L);
    }

    void put(OutputStreamName stream, long position) {
        positions.put(stream, position);
    }

    /** Where the end is, for those that begin there. */
    void end(OutputStreamName stream, long position) {
        positions.replace(stream, END, position);
    }

    /** Whether a position was told by output that there is no more, as after a boot of the machine. */
    static boolean isOfOlderOutput(long position, long next) {
        return next < position;
    }

    @Override
    public String toString() {
        return List.of(OutputStreamName.values()).stream()
                .map(stream -> stream.name().toLowerCase(Locale.ROOT) + "=" + of(stream))
                .collect(Collectors.joining(","));
    }
}
