package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.scheduler.when.Expressions.Expression;
import io.reeve.scheduler.when.Places.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random expressions against looking at each minute, second or day. */
final class CronPropertyTest {

    private static final String SEED = "20261122";

    @Provide
    Arbitrary<Expression> times() {
        return Expressions.ofTimes(false);
    }

    @Provide
    Arbitrary<Expression> seconds() {
        return Expressions.ofTimes(true);
    }

    @Provide
    Arbitrary<Expression> days() {
        return Expressions.ofDays();
    }

    @Provide
    Arbitrary<Place> places() {
        return Places.any();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2024, 1, 1).toEpochDay(),
                        LocalDate.of(2034, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Property(tries = 200, seed = SEED)
    void minutes_around_changes_of_clocks(@ForAll("times") Expression expression, @ForAll("places") Place place) {
        ZoneId zone = place.zone();
        Instant from = place.day().minusDays(1).atStartOfDay(zone).toInstant();
        check(expression, zone, from, from.plus(Duration.ofHours(52)), Duration.ofMinutes(1));
    }

    @Property(tries = 40, seed = SEED)
    void seconds_around_changes_of_clocks(@ForAll("seconds") Expression expression, @ForAll("places") Place place) {
        ZoneOffsetTransition jump = place.zone()
                .getRules()
                .nextTransition(
                        place.day().minusDays(1).atStartOfDay(place.zone()).toInstant());
        Instant around = jump == null
                        || place.zone().getId().startsWith("Asia")
                        || place.zone().getId().startsWith("Pacific")
                ? place.day().atStartOfDay(place.zone()).toInstant()
                : jump.getInstant();
        Instant from = around.minus(Duration.ofMinutes(70));
        check(expression, place.zone(), from, from.plus(Duration.ofMinutes(140)), Duration.ofSeconds(1));
    }

    @Property(tries = 150, seed = SEED)
    void days_of_four_years(@ForAll("days") Expression expression, @ForAll("dates") LocalDate first) {
        Instant from = first.atTime(12, 0).toInstant(ZoneOffset.UTC);
        check(expression, Firings.UTC, from, from.plus(Duration.ofDays(1461)), Duration.ofDays(1));
    }

    @Property(tries = 200, seed = SEED)
    void the_next_one_is_the_first_that_is_not_before_from_and_after_last(
            @ForAll("times") Expression expression,
            @ForAll("places") Place place,
            @ForAll("offsets") long from,
            @ForAll("offsets") long last) {
        Instant start = place.day().atStartOfDay(place.zone()).toInstant();
        List<Instant> all = due(
                expression, place.zone(), start.minusSeconds(7200), start.plusSeconds(180_000), Duration.ofMinutes(1));
        When cron = Firings.cron(expression.text(), place.zone());

        Optional<Instant> expected = all.stream()
                .filter(at -> !at.isBefore(start.plusMillis(from)) && at.isAfter(start.plusMillis(last)))
                .findFirst();
        Optional<Instant> next = cron.next(start.plusMillis(from), Optional.of(start.plusMillis(last)));

        assertThat(next.filter(start.plusSeconds(180_000)::isAfter)).isEqualTo(expected);
    }

    @Property(tries = 200, seed = SEED)
    void there_are_words_for_everything(@ForAll("seconds") Expression times, @ForAll("days") Expression days) {
        String text =
                times.text().replaceAll("\\S+ \\S+ \\S+$", "") + days.text().substring("0 12 ".length());
        try {
            When cron = Firings.cron(text);
            assertThat(cron.explain(Language.ENGLISH)).endsWith(" (UTC)").doesNotContain("  ", "of of");
            assertThat(cron.explain(Language.CHINESE)).endsWith("（UTC 时间）").doesNotContain("  ");
            assertThat(Firings.cron(cron.canonical())).isEqualTo(cron);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("is never due");
        }
    }

    @Provide
    Arbitrary<Long> offsets() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 100_000_000),
                Arbitraries.longs().between(0, 1600).map(minute -> minute * 60_000));
    }

    private static void check(Expression expression, ZoneId zone, Instant from, Instant to, Duration step) {
        List<Instant> expected = due(expression, zone, from, to, step);
        List<Instant> found = new ArrayList<>();
        try {
            When cron = Firings.cron(expression.text(), zone);
            Optional<Instant> last = cron.next(from, Optional.empty()).filter(to::isAfter);
            while (last.isPresent() && found.size() <= expected.size()) {
                found.add(last.get());
                last = cron.next(from, last).filter(to::isAfter);
            }
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("is never due");
            assertThat(isDueOnAnyDay(expression)).isFalse();
        }
        assertThat(found).as(expression.text() + " " + zone).isEqualTo(expected);
    }

    private static boolean isDueOnAnyDay(Expression expression) {
        return LocalDate.of(2000, 1, 1)
                .datesUntil(LocalDate.of(2400, 1, 1))
                .anyMatch(day -> expression.matchesDay(day.atStartOfDay()));
    }

    private static List<Instant> due(Expression expression, ZoneId zone, Instant from, Instant to, Duration step) {
        return expression.hour().isWild()
                ? Stream.iterate(from, to::isAfter, at -> at.plus(step))
                        .filter(at -> expression.matches(LocalDateTime.ofInstant(at, zone)))
                        .toList()
                : once(expression, zone, from, to, step);
    }

    /** Looks at all local times, also at those that no clock shows, and asks when they are. */
    private static List<Instant> once(Expression expression, ZoneId zone, Instant from, Instant to, Duration step) {
        TreeSet<Instant> due = new TreeSet<>();
        // Samoa skipped a day; where seconds are looked at, the clocks change by hours.
        Duration margin = step.toSeconds() > 1 ? Duration.ofHours(24) : Duration.ofHours(2);
        LocalDateTime end = LocalDateTime.ofInstant(to, zone).plus(margin);
        for (LocalDateTime time = LocalDateTime.ofInstant(from, zone).minus(margin);
                time.isBefore(end);
                time = time.plus(step)) {
            if (expression.matches(time)) {
                due.add(first(time, zone));
            }
        }
        return due.stream().filter(at -> !at.isBefore(from) && at.isBefore(to)).toList();
    }

    private static Instant first(LocalDateTime time, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return switch (offsets.size()) {
            case 0 -> zone.getRules().getTransition(time).getInstant();
            case 1 -> time.toInstant(offsets.get(0));
            default ->
                Stream.of(time.toInstant(offsets.get(0)), time.toInstant(offsets.get(1)))
                        .min(Instant::compareTo)
                        .orElseThrow();
        };
    }
}
