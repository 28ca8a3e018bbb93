package io.reeve.service.cli;

import io.reeve.spi.Durations;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Points in time as people write them. */
final class Moment {

    /** What is understood, for help texts. */
    static final String FORMS = """
            TIME is a span before now (90s, 1h30m, 3d), an instant (2026-11-21T13:00:00+01:00 or ...Z), or a date or time of day
            where reeve runs (2026-11-21, 2026-11-21T13:00).
            """;

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private Moment() {}

    /**
     * A time in the clock's zone and to the second, as {@link #parse} and the service read it; empty for 0, which stands for
     * none.
     */
    static String text(long millis, Clock clock) {
        return millis == 0 ? "" : SHOWN.format(Instant.ofEpochMilli(millis).atZone(clock.getZone()));
    }

    /** The time that was given to an option, if any was. */
    static Optional<Instant> option(String option, Given given, Clock clock) {
        return given.value(option).map(text -> parse(option, text, clock));
    }

    /** Refuses what cannot hold anything, as wrong usage. */
    static void requireOrder(Optional<Instant> since, Optional<Instant> until) {
        if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
            throw CommandFailedException.usage(
                    "--since is " + since.get() + ", which is not before --until, " + until.get());
        }
    }

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
