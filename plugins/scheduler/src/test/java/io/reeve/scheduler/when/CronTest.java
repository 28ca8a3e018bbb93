package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * *             | 2026-01-01T00:00 2026-01-01T00:01
            */20 * * * *          | 2026-01-01T00:00 2026-01-01T00:20 2026-01-01T00:40 2026-01-01T01:00
            10-50/17 3 * * *      | 2026-01-01T03:10 2026-01-01T03:27 2026-01-01T03:44 2026-01-02T03:10
            40/10 3 * * *         | 2026-01-01T03:40 2026-01-01T03:50 2026-01-02T03:40
            58/1 3 * * *          | 2026-01-01T03:58 2026-01-01T03:59 2026-01-02T03:58
            5,3 3 * * *           | 2026-01-01T03:03 2026-01-01T03:05 2026-01-02T03:03
            */25 * * * * *        | 2026-01-01T00:00 2026-01-01T00:00:25 2026-01-01T00:00:50 2026-01-01T00:01
            30 15 10 * * *        | 2026-01-01T10:15:30 2026-01-02T10:15:30
            0 22-2 * * *          | 2026-01-01T00:00 2026-01-01T01:00 2026-01-01T02:00 2026-01-01T22:00 2026-01-01T23:00
            0 22-4/2 * * *        | 2026-01-01T00:00 2026-01-01T02:00 2026-01-01T04:00 2026-01-01T22:00 2026-01-02T00:00
            0 0 30-2 * *          | 2026-01-01T00:00 2026-01-02T00:00 2026-01-30T00:00 2026-01-31T00:00 2026-02-01T00:00
            0 0 1 nov-Feb *       | 2026-01-01T00:00 2026-02-01T00:00 2026-11-01T00:00 2026-12-01T00:00 2027-01-01T00:00
            0 0 * * FRI-MON       | 2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-05T00:00 2026-01-09T00:00
            0 0 * * 5-7           | 2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-09T00:00
            0 0 * * sat-SUN       | 2026-01-03T00:00 2026-01-04T00:00 2026-01-10T00:00
            0 0 * * 7-1           | 2026-01-04T00:00 2026-01-05T00:00 2026-01-11T00:00
            0 0 * * 0             | 2026-01-04T00:00 2026-01-11T00:00
            0 0 * * 7             | 2026-01-04T00:00 2026-01-11T00:00
            0 0 * * 1             | 2026-01-05T00:00 2026-01-12T00:00
            0 0 * * */3           | 2026-01-03T00:00 2026-01-04T00:00 2026-01-07T00:00 2026-01-10T00:00
            0 0 13 * 5            | 2026-01-02T00:00 2026-01-09T00:00 2026-01-13T00:00 2026-01-16T00:00
            0 0 ? * 5             | 2026-01-02T00:00 2026-01-09T00:00
            0 0 13 * ?            | 2026-01-13T00:00 2026-02-13T00:00
            0 0 */13 * 4          | 2026-01-01T00:00 2026-05-14T00:00 2026-08-27T00:00 2026-10-01T00:00
            0 0 L * *             | 2026-01-31T00:00 2026-02-28T00:00 2026-03-31T00:00 2026-04-30T00:00
            0 0 L-3 * *           | 2026-01-28T00:00 2026-02-25T00:00
            0 0 L-30 * *          | 2026-01-01T00:00 2026-03-01T00:00 2026-05-01T00:00
            0 0 L,15 * *          | 2026-01-15T00:00 2026-01-31T00:00 2026-02-15T00:00
            0 0 LW * *            | 2026-01-30T00:00 2026-02-27T00:00 2026-03-31T00:00 2026-04-30T00:00 2026-05-29T00:00
            0 0 1W * *            | 2026-01-01T00:00 2026-02-02T00:00 2026-03-02T00:00
            0 0 1W 8 *            | 2026-08-03T00:00 2027-08-02T00:00 2028-08-01T00:00
            0 0 15W,L-2 * *       | 2026-01-15T00:00 2026-01-29T00:00 2026-02-16T00:00 2026-02-26T00:00
            0 0 31W * *           | 2026-01-30T00:00 2026-03-31T00:00 2026-05-29T00:00 2026-07-31T00:00
            0 0 * * FRIL          | 2026-01-30T00:00 2026-02-27T00:00
            0 0 * * 7L            | 2026-01-25T00:00 2026-02-22T00:00
            0 0 * * FRI#2         | 2026-01-09T00:00 2026-02-13T00:00
            0 0 * * 0#5           | 2026-03-29T00:00 2026-05-31T00:00
            0 0 * * 1#1,3#3       | 2026-01-05T00:00 2026-01-21T00:00 2026-02-02T00:00
            0 0 29 2 *            | 2028-02-29T00:00 2032-02-29T00:00
            0 0 */31 2 0          | 2026-02-01T00:00 2032-02-01T00:00
            @yearly               | 2026-01-01T00:00 2027-01-01T00:00
            @Annually             | 2026-01-01T00:00 2027-01-01T00:00
            @monthly              | 2026-01-01T00:00 2026-02-01T00:00
            @weekly               | 2026-01-04T00:00 2026-01-11T00:00
            @daily                | 2026-01-01T00:00 2026-01-02T00:00
            @midnight             | 2026-01-01T00:00 2026-01-02T00:00
            @hourly               | 2026-01-01T00:00 2026-01-01T01:00
            @every 90m            | 2026-01-01T01:30 2026-01-01T03:00
            @reboot               |
            """)
    void is_due_when_its_fields_say(String text, String times) {
        List<Instant> expected = times == null
                ? List.of()
                : Stream.of(times.split(" "))
                        .map(time -> LocalDateTime.parse(time).toInstant(ZoneOffset.UTC))
                        .toList();

        assertThat(Times.preview(Firings.cron(text), Firings.CREATED, Optional.empty(), Math.max(expected.size(), 1)))
                .isEqualTo(expected);
    }

    @Test
    void is_due_at_once_if_it_is_the_moment_and_was_not_yet() {
        When hourly = Firings.cron("@hourly");
        Instant noon = Instant.parse("2026-05-05T12:00:00Z");

        assertThat(hourly.next(noon, Optional.empty())).contains(noon);
        assertThat(hourly.next(noon, Optional.of(noon.minusSeconds(1)))).contains(noon);
        assertThat(hourly.next(noon, Optional.of(noon))).contains(noon.plusSeconds(3600));
        assertThat(hourly.next(noon.plusNanos(1), Optional.empty())).contains(noon.plusSeconds(3600));
        assertThat(hourly.next(noon, Optional.of(noon.plusSeconds(7200)))).contains(noon.plusSeconds(10800));
    }

    @Test
    void looks_at_the_years_1970_to_9999() {
        When hourly = Firings.cron("@hourly");

        assertThat(hourly.next(Instant.MIN, Optional.of(Instant.MIN))).contains(Instant.EPOCH);
        assertThat(hourly.next(Instant.MAX, Optional.empty())).isEmpty();
        assertThat(hourly.next(Instant.EPOCH, Optional.of(Instant.MAX))).isEmpty();
        assertThat(Firings.cron("0 0 29 2 *").next(Instant.parse("9997-01-01T00:00:00Z"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_weekday_on_29_February_is_found_across_the_century() {
        assertThat(Firings.cron("0 0 */28 2 1").next(Instant.parse("2072-03-01T00:00:00Z"), Optional.empty()))
                .contains(Instant.parse("2077-02-01T00:00:00Z"));
        assertThat(Firings.cron("0 0 */28 2 1#5").next(Instant.parse("2072-03-01T00:00:00Z"), Optional.empty()))
                .contains(Instant.parse("2112-02-29T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            61 * * * *         | minute: 61 in "61 * * * *" is not 0 to 59
            61 24 * * *        | minute: 61 in "61 24 * * *" is not 0 to 59; hour: 24 in "61 24 * * *" is not 0 to 23
            60 * * * * *       | second: 60 in "60 * * * * *" is not 0 to 59
            0 0 0 * *          | day-of-month: 0 in "0 0 0 * *" is not 1 to 31
            0 0 * 13 *         | month: 13 in "0 0 * 13 *" is not 1 to 12 or JAN to DEC
            0 0 * * 8          | day-of-week: 8 in "0 0 * * 8" is not 0 to 7 or SUN to SAT
            0 0 * * MONDAY     | day-of-week: MONDAY in "0 0 * * MONDAY" is not 0 to 7 or SUN to SAT; did you mean 'MON'?
            0 0 * JAM *        | month: JAM in "0 0 * JAM *" is not 1 to 12 or JAN to DEC; did you mean 'JAN'?
            0 0 * * 5#6        | day-of-week: 5#6 in "0 0 * * 5#6" has a number that is not 1 to 5
            0 0 * * L          | day-of-week: L in "0 0 * * L" lacks the day whose last one is meant, as in FRIL
            0 0 1L * *         | day-of-month: 1L in "0 0 1L * *" is not 1 to 31
            0 0 L-31 * *       | day-of-month: L-31 in "0 0 L-31 * *" has a number that is not 1 to 30
            0 0 1-L * *        | day-of-month: L in "0 0 1-L * *" is not 1 to 31
            0 0 32W * *        | day-of-month: 32 in "0 0 32W * *" is not 1 to 31
            */0 * * * *        | minute: /0 in "*/0 * * * *" has a number that is not 1 to 59
            */60 * * * *       | minute: /60 in "*/60 * * * *" has a number that is not 1 to 59
            1,,2 * * * *       | minute: nothing in "1,,2 * * * *" is not a value, a range such as 10-50, a step such as */5, or a list of these
            1- * * * *         | minute: 1- in "1- * * * *" is not a value, a range such as 10-50, a step such as */5, or a list of these
            1-2-3 * * * *      | minute: 1-2-3 in "1-2-3 * * * *" is not a value, a range such as 10-50, a step such as */5, or a list of these
            -1 * * * *         | minute: -1 in "-1 * * * *" is not a value, a range such as 10-50, a step such as */5, or a list of these
            ? * * * *          | minute: ? in "? * * * *" is not a value, a range such as 10-50, a step such as */5, or a list of these
            5                  | "5" has 1 field: expected 5 (minute hour day-of-month month day-of-week) or 6 (a second before these)
            /5 * * * *         | minute: /5 in "/5 * * * *" is not a value, a range such as 10-50, a step such as */5, or a list of these
            99999999999 * * * *| minute: 99999999999 in "99999999999 * * * *" is not 0 to 59
            * * * *            | "* * * *" has 4 fields: expected 5 (minute hour day-of-month month day-of-week) or 6 (a second before these)
            ``                 | "" has 0 fields: expected 5 (minute hour day-of-month month day-of-week) or 6 (a second before these)
            0 0 31 2 *         | "0 0 31 2 *" is never due: there is no 31 February
            0 0 30 FEB *       | "0 0 30 FEB *" is never due: there is no 30 February
            0 0 30,31 2 *      | "0 0 30,31 2 *" is never due: there is no 30 or 31 February
            0 0 31 4,6 *       | "0 0 31 4,6 *" is never due: there is no 31 April or June
            0 0 31W 2 *        | "0 0 31W 2 *" is never due: there is no 31W February
            0 0 L-30 2 *       | "0 0 L-30 2 *" is never due: there is no L-30 February
            0 0 */30 4 5#5     | "0 0 */30 4 5#5" is never due: no day-of-month */30 in April is a day-of-week 5#5
            @dayly             | "@dayly" is no macro: expected one of @annually, @daily, @every, @hourly, @midnight, @monthly, @reboot, @weekly, @yearly; did you mean '@daily'?
            @every             | @every: expected a duration such as 90s, 5m or 1h30m, not ""
            @every 5x          | @every: expected a duration such as 90s, 5m or 1h30m, not "5x"
            @every 500ms       | @every: 500ms is not 1s to 365000d
            @every 365001d     | @every: 365001d is not 1s to 365000d
            """)
    void is_refused_with_the_reason(String text, String message) {
        assertThatThrownBy(() -> Firings.cron(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @hourly               | 0 * * * *
            @yearly               | 0 0 1 1 *
            0 5 4 * jan mon-FRI   | 5 4 * 1 1-5
            30 05 04 * * 07       | 30 5 4 * * 0
            0 0 ? * SUN           | 0 0 * * 0
            0 0 * * SAT-SUN,7L    | 0 0 * * 6-7,0L
            0 0 * * 5-0           | 0 0 * * 5-7
            */1 1/5 lw * fri#2    | * 1-23/5 LW * 5#2
            @every 1h30m          | @every 90m
            @every 86400          | @every 1d
            @every 1500 ms        | @every 1500ms
            @REBOOT               | @reboot
            """)
    void has_one_canonical_text(String text, String canonical) {
        assertThat(Firings.cron(text).canonical()).isEqualTo(canonical);
        assertThat(Firings.cron(canonical)).isEqualTo(Firings.cron(text)).hasSameHashCodeAs(Firings.cron(text));
    }
}
