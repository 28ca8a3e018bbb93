package io.reeve.scheduler.when;

import io.reeve.spi.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Due on a fixed grid, which neither drifts nor moves when the service restarts.
 *
 * @param interval between two points of the grid, 1 s at least
 * @param created the origin, at which it is not due itself
 */
public record Every(Duration interval, Instant created) implements When {

    static final String MACRO = "@every";

    /**
     * Checks the interval.
     *
     * @throws IllegalArgumentException if it is less than 1 s
     */
    public Every {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(MACRO + ": " + interval.toMillis() + "ms is not 1s at least");
        }
    }

    @Override
    public Optional<Instant> next(Instant from, Optional<Instant> last) {
        Instant earliest = Span.later(Span.after(from, last), created.plus(interval));
        return Span.inside(earliest).map(this::pointAtOrAfter).flatMap(Span::inside);
    }

    private Instant pointAtOrAfter(Instant at) {
        Duration since = Duration.between(created, at);
        long whole = since.dividedBy(interval);
        boolean isPoint = interval.multipliedBy(whole).equals(since);
        return created.plus(interval.multipliedBy(isPoint ? whole : whole + 1));
    }

    @Override
    public String explain(Language language) {
        String duration = Words.of(language).duration(interval);
        return switch (language) {
            case ENGLISH -> "Every " + duration + ", counted from " + created;
            case CHINESE -> "自 " + created + " 起每隔 " + duration + "触发一次";
        };
    }

    @Override
    public String canonical() {
        return MACRO + " " + Durations.format(interval);
    }
}
