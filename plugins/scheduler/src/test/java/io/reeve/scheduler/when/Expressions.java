package io.reeve.scheduler.when;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random cron expressions together with what they mean, which is worked out here from scratch: by lists of numbers and by
 * looking at days one by one.
 */
final class Expressions {

    private static final List<String> MONTHS =
            List.of("", "Jan", "FEB", "mar", "Apr", "MAY", "jun", "Jul", "AUG", "sep", "Oct", "NOV", "dec");
    private static final List<String> WEEKDAYS = List.of("Sun", "MON", "tue", "Wed", "THU", "fri", "Sat");

    private static final Piece NOON_MINUTE = new Piece("0", time -> time.getMinute() == 0);
    private static final Piece NOON_HOUR = new Piece("12", time -> time.getHour() == 12);

    private Expressions() {}

    /** An item or a list of them, and what it means. */
    record Piece(String text, Predicate<LocalDateTime> matches) {

        boolean isWild() {
            return text.startsWith("*") || text.equals("?");
        }

        static Piece list(List<Piece> items) {
            return new Piece(items.stream().map(Piece::text).collect(Collectors.joining(",")), time -> items.stream()
                    .anyMatch(item -> item.matches.test(time)));
        }
    }

    record Expression(Piece second, Piece minute, Piece hour, Piece day, Piece month, Piece weekday, boolean six) {

        String text() {
            String five = String.join(" ", minute.text, hour.text, day.text, month.text, weekday.text);
            return six ? second.text + " " + five : five;
        }

        @Override
        public String toString() {
            return text();
        }

        boolean matches(LocalDateTime time) {
            return (six ? second.matches.test(time) : time.getSecond() == 0)
                    && minute.matches.test(time)
                    && hour.matches.test(time)
                    && matchesDay(time);
        }

        boolean matchesDay(LocalDateTime time) {
            boolean one = day.matches.test(time);
            boolean other = weekday.matches.test(time);
            boolean both = day.isWild() || weekday.isWild();
            return month.matches.test(time) && (both ? one && other : (one || other));
        }
    }

    /** Any times, on most days. */
    static Arbitrary<Expression> ofTimes(boolean six) {
        return Combinators.combine(
                        plain(0, 59, LocalDateTime::getSecond),
                        plain(0, 59, LocalDateTime::getMinute),
                        Arbitraries.oneOf(plain(0, 23, LocalDateTime::getHour), nightly()),
                        Arbitraries.frequencyOf(tuple(4, Arbitraries.just(star())), tuple(1, days())),
                        Arbitraries.just(star()),
                        Arbitraries.frequencyOf(tuple(4, Arbitraries.just(star())), tuple(1, weekdays())))
                .as((s, m, h, d, mo, w) -> new Expression(s, m, h, d, mo, w, six));
    }

    /** One time, on any days. */
    static Arbitrary<Expression> ofDays() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(tuple(1, Arbitraries.just(star())), tuple(3, days())),
                        Arbitraries.frequencyOf(tuple(1, Arbitraries.just(star())), tuple(1, months())),
                        Arbitraries.frequencyOf(tuple(1, Arbitraries.just(star())), tuple(2, weekdays())))
                .as((d, mo, w) -> new Expression(star(), NOON_MINUTE, NOON_HOUR, d, mo, w, false));
    }

    private static <T> Tuple.Tuple2<Integer, T> tuple(int weight, T value) {
        return Tuple.of(weight, value);
    }

    private static Piece star() {
        return new Piece("*", time -> true);
    }

    interface Reading {
        int of(LocalDateTime time);
    }

    private static Arbitrary<Piece> plain(int min, int max, Reading reading) {
        List<String> numbers =
                IntStream.rangeClosed(0, max).mapToObj(String::valueOf).toList();
        return list(items(min, max, max - min + 1, numbers, reading));
    }

    /** Hours in which clocks are changed. */
    private static Arbitrary<Piece> nightly() {
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 3);
        return list(hours.map(h -> piece(String.valueOf(h), Set.of(h), 24, LocalDateTime::getHour)));
    }

    private static Arbitrary<Piece> months() {
        return list(items(1, 12, 12, MONTHS, LocalDateTime::getMonthValue));
    }

    private static Arbitrary<Piece> days() {
        Arbitrary<Piece> plain = items(
                1,
                31,
                31,
                IntStream.rangeClosed(0, 31).mapToObj(String::valueOf).toList(),
                t -> t.getDayOfMonth());
        Arbitrary<Piece> before = Arbitraries.integers()
                .between(0, 30)
                .map(n -> day(n == 0 ? "L" : "L-" + n, day -> day.getDayOfMonth() == day.lengthOfMonth() - n));
        Arbitrary<Piece> workday =
                Arbitraries.integers().between(1, 31).map(n -> day(n + "W", day -> isNearest(day, n)));
        Piece last = day("lw", day -> isWorkday(day) && isLast(day));
        return Arbitraries.oneOf(
                list(Arbitraries.oneOf(plain, plain, before, workday, Arbitraries.just(last))),
                Arbitraries.just(new Piece("?", time -> true)));
    }

    private static Arbitrary<Piece> weekdays() {
        List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7");
        Reading reading = time -> time.getDayOfWeek().getValue() % 7;
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 6);
        Arbitrary<Piece> last = any.map(w -> day(
                WEEKDAYS.get(w) + "L", day -> is(day, w) && day.plusDays(7).getMonthValue() != day.getMonthValue()));
        Arbitrary<Piece> nth = Combinators.combine(any, Arbitraries.integers().between(1, 5))
                .as((w, n) -> day(w + "#" + n, day -> is(day, w) && (day.getDayOfMonth() + 6) / 7 == n));
        return Arbitraries.oneOf(
                list(Arbitraries.oneOf(items(0, 7, 7, digits, reading), items(0, 6, 7, WEEKDAYS, reading), last, nth)),
                Arbitraries.just(new Piece("?", time -> true)));
    }

    private static Arbitrary<Piece> list(Arbitrary<Piece> item) {
        return item.list().ofMinSize(1).ofMaxSize(3).map(Piece::list);
    }

    /** Values, ranges (also such that go on at the beginning), and steps. */
    private static Arbitrary<Piece> items(int min, int max, int cycle, List<String> names, Reading reading) {
        int top = cycle == 7 ? 7 : max;
        Arbitrary<Integer> values = Arbitraries.integers().between(min, max);
        Arbitrary<Integer> steps = Arbitraries.integers().between(1, top);
        Arbitrary<Piece> single = values.map(v -> piece(names.get(v), walk(v, v, 1, cycle), cycle, reading));
        Arbitrary<Piece> star = steps.map(n -> piece("*/" + n, walk(min, top, n, cycle), cycle, reading));
        Arbitrary<Piece> rest = Combinators.combine(values, steps)
                .as((v, n) -> piece(names.get(v) + "/" + n, walk(v, top, n, cycle), cycle, reading));
        Arbitrary<Piece> range = Combinators.combine(values, values, steps)
                .as((a, b, n) -> piece(
                        names.get(a) + "-" + names.get(b) + (n < 5 ? "/" + n : ""),
                        walk(a, end(a, b, cycle), n < 5 ? n : 1, cycle),
                        cycle,
                        reading));
        return Arbitraries.oneOf(single, star, rest, range, Arbitraries.just(star()));
    }

    /** Where a range ends that goes up from its beginning: Sunday to Sunday is one day, but 0-7 the whole week. */
    private static int end(int from, int to, int cycle) {
        return to < from ? to + cycle : to;
    }

    private static Set<Integer> walk(int from, int to, int step, int cycle) {
        Set<Integer> set = new TreeSet<>();
        for (int value = from; value <= to; value += step) {
            set.add(value % cycle);
        }
        return set;
    }

    private static Piece piece(String text, Set<Integer> set, int cycle, Reading reading) {
        return new Piece(text, time -> set.contains(reading.of(time) % cycle));
    }

    private static Piece day(String text, Predicate<LocalDate> matches) {
        return new Piece(text.toLowerCase(Locale.ROOT), time -> matches.test(time.toLocalDate()));
    }

    private static boolean is(LocalDate day, int weekday) {
        return day.getDayOfWeek().getValue() % 7 == weekday;
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek().getValue() <= 5;
    }

    private static boolean isLast(LocalDate workday) {
        return workday.datesUntil(
                        workday.withDayOfMonth(workday.lengthOfMonth()).plusDays(1))
                .skip(1)
                .noneMatch(Expressions::isWorkday);
    }

    /** Of all weekdays of the month the one that is the fewest days away, if the month has the day at all. */
    private static boolean isNearest(LocalDate day, int wanted) {
        LocalDate first = day.withDayOfMonth(1);
        return wanted <= day.lengthOfMonth()
                && first.datesUntil(first.plusMonths(1))
                        .filter(Expressions::isWorkday)
                        .min((a, b) -> Math.abs(a.getDayOfMonth() - wanted) - Math.abs(b.getDayOfMonth() - wanted))
                        .filter(day::equals)
                        .isPresent();
    }
}
