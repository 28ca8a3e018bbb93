package io.reeve.logexplorer;

import io.reeve.mbeans.LogSearch;
import io.reeve.mbeans.OutputStreamName;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Begins searches and goes on with them. */
final class Searches {
    private final Clock clock;
    private final long mostScanned;

    /** @param mostScanned how many bytes one call searches, more than a line and a buffer have */
    Searches(Clock clock, long mostScanned) {
        this.clock = clock;
        this.mostScanned = mostScanned;
    }

    /**
     * Searches a log.
     *
     * @param stream its name, or empty for both
     * @param next empty, or what an earlier search said
     */
    LogSearch run(String what, Log log, Query query, String stream, String next) {
        Predicate<Place> wanted = ofStream(stream);
        Optional<Position> from = next.isEmpty() ? Optional.empty() : Optional.of(Position.of(next));
        return Reading.of(what, () -> run(log, query, wanted, from));
    }

    private static Predicate<Place> ofStream(String stream) {
        if (stream.isEmpty()) {
            return place -> true;
        }
        OutputStreamName named = Stream.of(OutputStreamName.values())
                .filter(each -> each.name().equals(stream))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "stream is " + Quoted.of(stream) + ": expected OUT, ERR, or nothing for both"));
        return place -> place.name().stream() == named;
    }

    private LogSearch run(Log log, Query query, Predicate<Place> wanted, Optional<Position> from) throws IOException {
        List<Place> places = log.places(log.days(), wanted).stream()
                .filter(place -> query.window().touches(place, clock.getZone()))
                .filter(place -> from.isEmpty() || place.compareTo(from.get().place()) >= 0)
                .toList();
        boolean within = from.isPresent()
                && !places.isEmpty()
                && places.get(0).equals(from.get().place());
        return new Search(log, query, Effort.begin(clock, mostScanned))
                .run(places, within ? from.get().offset() : 0);
    }
}
