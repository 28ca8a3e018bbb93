package io.reeve.service.cli;

import io.reeve.spi.Durations;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Points in time as people write them. */
final class Moment {

    /** What is understood, for help texts. */
    static final String FORMS = """
            TIME is a span before now (90s, 1h30m, 3d), an instant (2026-11-21T13:00:00+01:00 or ...Z), or a date or time of day
            where reeve runs (2026-11-21, 2026-11-21T13:00).
            """;

    private Moment() {}

    /**
     * Reads what was given to an option.
     *
     * @param clock tells what is now, and the zone of what names none
     * @throws CommandFailedException for wrong usage
     */
    static Instant parse(String option, String text, Clock clock) {
        List<Function<String, Instant>> forms = List.of(
                instant -> OffsetDateTime.parse(instant).toInstant(),
                time -> LocalDateTime.parse(time).atZone(clock.getZone()).toInstant(),
                date -> LocalDate.parse(date).atStartOfDay(clock.getZone()).toInstant(),
                span -> clock.instant().minus(Durations.parse(withUnit(span))));
        return forms.stream()
                .flatMap(form -> read(form, text).stream())
                .findFirst()
                .orElseThrow(() -> CommandFailedException.usage(option + " is '" + text
                        + "': expected a span before now such as 90s, 2h or 3d, or a time such as 2026-11-21T13:00:00Z,"
                        + " 2026-11-21T13:00 or 2026-11-21"));
    }

    /** Empty if it is not of that form, or beyond what the service can count in milliseconds. */
    private static Optional<Instant> read(Function<String, Instant> form, String text) {
        try {
            return Optional.of(Instant.ofEpochMilli(form.apply(text).toEpochMilli()));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A bare number, which settings take for seconds, might be meant as a year. */
    private static String withUnit(String span) {
        if (span.chars().noneMatch(Character::isLetter)) {
            throw new IllegalArgumentException("no unit");
        }
        return span;
    }
}
