package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # once in each period of the smallest field, at its beginning, or at once where it is under way
            Asia/Shanghai     | i=30        | 2026-11-21T10:30:15+08:00 | 2026-11-21T10:30:15+08:00 2026-11-21T11:30+08:00
            Asia/Shanghai     | H=10        | 2026-11-21T09:00+08:00 | 2026-11-21T10:00+08:00 2026-11-22T10:00+08:00
            Asia/Shanghai     | H=10        | 2026-11-21T10:59:59+08:00 | 2026-11-21T10:59:59+08:00 2026-11-22T10:00+08:00
            Asia/Shanghai     | H=10 i=30   | 2026-11-21T10:31+08:00 | 2026-11-22T10:30+08:00
            Asia/Shanghai     | d=01        | 2026-11-21T10:00+08:00 | 2026-12-01T00:00+08:00 2027-01-01T00:00+08:00
            Asia/Shanghai     | d=31        | 2026-11-21T10:00+08:00 | 2026-12-31T00:00+08:00 2027-01-31T00:00+08:00 2027-03-31T00:00+08:00
            Asia/Shanghai     | d=@t        | 2028-01-01T00:00+08:00 | 2028-01-31T00:00+08:00 2028-02-29T00:00+08:00 2028-03-31T00:00+08:00
            Asia/Shanghai     | m=12        | 2026-11-21T10:00+08:00 | 2026-12-01T00:00+08:00 2027-12-01T00:00+08:00
            Asia/Shanghai     | m=02 d=@t H=03 | 2027-01-01T00:00+08:00 | 2027-02-28T03:00+08:00 2028-02-29T03:00+08:00
            Asia/Shanghai     | N=7         | 2026-11-22T08:00+08:00 | 2026-11-22T08:00+08:00 2026-11-29T00:00+08:00
            Asia/Shanghai     | N=1 H=09 i=00 | 2026-11-24T09:00+08:00 | 2026-11-30T09:00+08:00
            Asia/Shanghai     | d=21 i=30   | 2026-11-21T22:50+08:00 | 2026-11-21T23:30+08:00 2026-12-21T00:30+08:00 2026-12-21T01:30+08:00
            Asia/Shanghai     | Y=2027      | 2026-11-21T00:10+08:00 | 2027-01-01T00:00+08:00
            Asia/Shanghai     | Y=2027 m=03 | 2026-11-21T00:10+08:00 | 2027-03-01T00:00+08:00
            Asia/Shanghai     | Y=2013      | 2026-11-21T00:10+08:00 |
            # weeks are those of ISO 8601, and so is the year with them
            Asia/Shanghai     | W=5         | 2027-01-15T00:00+08:00 | 2027-02-01T00:00+08:00 2028-01-31T00:00+08:00
            Asia/Shanghai     | W=53        | 2026-11-21T00:00+08:00 | 2026-12-28T00:00+08:00 2032-12-27T00:00+08:00
            Asia/Shanghai     | W=53        | 2027-01-02T00:00+08:00 | 2027-01-02T00:00+08:00 2032-12-27T00:00+08:00
            Asia/Shanghai     | W=1 N=1     | 2026-11-21T00:00+08:00 | 2027-01-04T00:00+08:00 2028-01-03T00:00+08:00 2029-01-01T00:00+08:00 2029-12-31T00:00+08:00
            Asia/Shanghai     | Y=2026 W=53 | 2027-01-03T00:00+08:00 | 2027-01-03T00:00+08:00
            Asia/Shanghai     | Y=2027 W=53 N=5 | 2026-11-21T00:00+08:00 | refused
            Asia/Shanghai     | Y=2030 W=1  | 2026-11-21T00:00+08:00 | 2029-12-31T00:00+08:00
            # days of the year count from 0
            Asia/Shanghai     | z=0         | 2026-11-21T00:00+08:00 | 2027-01-01T00:00+08:00 2028-01-01T00:00+08:00
            Asia/Shanghai     | z=59        | 2026-11-21T00:00+08:00 | 2027-03-01T00:00+08:00 2028-02-29T00:00+08:00
            Asia/Shanghai     | z=365 H=23  | 2026-11-21T00:00+08:00 | 2028-12-31T23:00+08:00 2032-12-31T23:00+08:00
            # so long after the last time
            Asia/Shanghai     | U=300       | 2026-11-21T10:00:07+08:00 | 2026-11-21T10:00:07+08:00 2026-11-21T10:05:07+08:00
            Asia/Shanghai     | U=600 H=10  | 2026-11-21T10:45+08:00 | 2026-11-21T10:45+08:00 2026-11-21T10:55+08:00 2026-11-22T10:00+08:00 2026-11-22T10:10+08:00
            Asia/Shanghai     | U=60 i=30   | 2026-11-21T10:30:30+08:00 | 2026-11-21T10:30:30+08:00 2026-11-21T11:30+08:00
            Asia/Shanghai     | U=86400 N=1 | 2026-11-23T10:00+08:00 | 2026-11-23T10:00+08:00 2026-11-30T00:00+08:00
            # clocks are put on
            America/New_York  | H=02        | 2026-03-07T12:00-05:00 | 2026-03-08T03:00-04:00 2026-03-09T02:00-04:00
            America/New_York  | H=02 i=30   | 2026-03-07T12:00-05:00 | 2026-03-08T03:00-04:00 2026-03-09T02:30-04:00
            America/New_York  | N=7 H=02 i=30 | 2026-03-07T12:00-05:00 | 2026-03-08T03:00-04:00 2026-03-15T02:30-04:00
            America/New_York  | H=03        | 2026-03-07T12:00-05:00 | 2026-03-08T03:00-04:00 2026-03-09T03:00-04:00
            America/New_York  | i=30        | 2026-03-08T01:00-05:00 | 2026-03-08T01:30-05:00 2026-03-08T03:30-04:00
            America/New_York  | U=600 H=02  | 2026-03-08T00:00-05:00 | 2026-03-08T03:00-04:00 2026-03-09T02:00-04:00 2026-03-09T02:10-04:00
            Australia/Lord_Howe | H=02      | 2026-10-03T12:00+10:30 | 2026-10-04T02:30+11:00 2026-10-05T02:00+11:00
            Australia/Lord_Howe | H=02 i=15 | 2026-10-03T12:00+10:30 | 2026-10-04T02:30+11:00 2026-10-05T02:15+11:00
            America/Sao_Paulo | d=04        | 2018-11-03T12:00-03:00 | 2018-11-04T01:00-02:00 2018-12-04T00:00-02:00
            America/Sao_Paulo | d=04 H=00   | 2018-11-03T12:00-03:00 | 2018-11-04T01:00-02:00 2018-12-04T00:00-02:00
            Pacific/Apia      | m=12 d=30   | 2011-12-29T00:00-10:00 | 2011-12-31T00:00+14:00 2012-12-30T00:00+14:00
            Pacific/Apia      | N=5         | 2011-12-29T00:00-10:00 | 2011-12-31T00:00+14:00 2012-01-06T00:00+14:00
            Pacific/Apia      | H=00        | 2011-12-29T12:00-10:00 | 2011-12-31T00:00+14:00 2012-01-01T00:00+14:00
            Pacific/Apia      | d=30 i=30   | 2011-12-29T12:00-10:00 | 2012-01-30T00:30+14:00
            # clocks are put back
            America/New_York  | H=01        | 2026-10-31T12:00-04:00 | 2026-11-01T01:00-04:00 2026-11-02T01:00-05:00
            America/New_York  | H=01 i=30   | 2026-10-31T12:00-04:00 | 2026-11-01T01:30-04:00 2026-11-02T01:30-05:00
            America/New_York  | H=01 i=30   | 2026-11-01T01:00-05:00 | 2026-11-01T01:30-05:00 2026-11-02T01:30-05:00
            America/New_York  | i=30        | 2026-11-01T01:00-04:00 | 2026-11-01T01:30-04:00 2026-11-01T01:30-05:00 2026-11-01T02:30-05:00
            America/New_York  | d=01        | 2026-10-31T12:00-04:00 | 2026-11-01T00:00-04:00 2026-12-01T00:00-05:00
            America/New_York  | U=1800 H=01 | 2026-11-01T01:00-04:00 | 2026-11-01T01:00-04:00 2026-11-01T01:30-04:00 2026-11-01T01:00-05:00 2026-11-01T01:30-05:00 2026-11-02T01:00-05:00
            America/Sao_Paulo | Y=2018 W=7 N=6 i=30 | 2018-02-17T22:00-02:00 | 2018-02-17T22:30-02:00 2018-02-17T23:30-02:00 2018-02-17T23:30-03:00
            America/Sao_Paulo | Y=2018 m=02 d=17 H=23 | 2018-02-17T23:30-02:00 | 2018-02-17T23:30-02:00
            America/St_Johns  | m=11        | 2008-10-31T12:00-02:30 | 2008-11-01T00:00-02:30 2009-11-01T00:00-02:30
            """)
    void is_due_once_in_each_period_of_its_smallest_field(ZoneId zone, String fields, String from, String expected) {
        if ("refused".equals(expected)) {
            assertThatThrownBy(() -> Firings.condition(fields, zone)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        List<OffsetDateTime> times = expected == null ? List.of() : Firings.times(expected);

        assertThat(Firings.local(Firings.condition(fields, zone), zone, from, Math.max(1, times.size())))
                .isEqualTo(times);
    }

    @Test
    void is_due_in_the_second_pass_if_it_was_not_in_the_first() {
        ZoneId zone = ZoneId.of("America/New_York");
        Condition condition = Firings.condition("H=01 i=30", zone);
        Instant second = OffsetDateTime.parse("2026-11-01T01:30:20-05:00").toInstant();

        assertThat(condition.next(second, Optional.of(second.minusSeconds(3600))))
                .contains(second.plusSeconds(86_380));
        assertThat(condition.next(second, Optional.of(second.minusSeconds(86_400))))
                .contains(second);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H=24              | condition: H: 24 is not 00 to 23 (two digits)
            H=7               | condition: H: 7 is not 00 to 23 (two digits)
            i=60 m=13         | condition: i: 60 is not 00 to 59 (two digits); m: 13 is not 01 to 12 (two digits)
            d=32              | condition: d: 32 is not 01 to 31 (two digits) or @t, the last day of the month
            N=0               | condition: N: 0 is not 1 (Monday) to 7 (Sunday)
            W=0               | condition: W: 0 is not 1 to 53, an ISO week
            W=54              | condition: W: 54 is not 1 to 53, an ISO week
            z=366             | condition: z: 366 is not 0 (1 January) to 365
            z=007             | condition: z: 007 is not 0 (1 January) to 365
            Y=2012            | condition: Y: 2012 is not 2013 to 2099
            Y=2100            | condition: Y: 2100 is not 2013 to 2099
            U=90              | condition: U: 90 is not a multiple of 60 seconds
            U=0               | condition: U: 0 is not a number of seconds
            U=-60             | condition: U: -60 is not a number of seconds
            U=abc             | condition: U: abc is not a number of seconds
            U=120 i=30        | condition: U: 120 is more than the 60 seconds of the smallest other field
            U=3660 H=10       | condition: U: 3660 is more than the 3600 seconds of the smallest other field
            U=86460 z=10      | condition: U: 86460 is more than the 86400 seconds of the smallest other field
            U=604860 W=10     | condition: U: 604860 is more than the 604800 seconds of the smallest other field
            U=2592060 m=10    | condition: U: 2592060 is more than the 2592000 seconds of the smallest other field
            U=31536060 Y=2026 | condition: U: 31536060 is more than the 31536000 seconds of the smallest other field
            U=31536060        | condition: U: 31536060 is more than the 31536000 seconds of a year
            h=10              | condition: h: there is no such field; did you mean 'H'?
            x=10              | condition: x: there is no such field: expected one of U, i, H, N, d, z, W, m, Y
            d=21 N=6          | condition: N, d do not go together: expected fields of {Y, m, d, H, i, U}, {Y, W, N, H, i, U} or {Y, z, H, i, U}
            z=1 W=1           | condition: z, W do not go together: expected fields of {Y, m, d, H, i, U}, {Y, W, N, H, i, U} or {Y, z, H, i, U}
            m=02 d=30         | condition: there is no 30 February
            m=04 d=31         | condition: there is no 31 April
            Y=2027 m=02 d=29  | condition: 2027 has no 29 February
            Y=2027 W=53       | condition: 2027 has no week 53
            Y=2027 z=365      | condition: 2027 has no day 365 (counted from 0)
            """)
    void is_refused_with_the_reason(String fields, String message) {
        assertThatThrownBy(() -> Firings.condition(fields, Firings.UTC))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void an_empty_one_is_refused() {
        assertThatThrownBy(() -> Times.condition(Map.of(), Firings.UTC))
                .hasMessage("condition: is empty: expected at least one of U, i, H, N, d, z, W, m, Y");
    }

    @Test
    void takes_whole_numbers_whose_digits_would_pass() {
        assertThat(Times.condition(Map.of("U", 300), Firings.UTC)).isEqualTo(Firings.condition("U=300", Firings.UTC));
        assertThat(Times.condition(Map.of("H", 10L), Firings.UTC)).isEqualTo(Firings.condition("H=10", Firings.UTC));
        assertThat(Times.condition(Map.of("H", new BigDecimal("1e1")), Firings.UTC))
                .isEqualTo(Firings.condition("H=10", Firings.UTC));
        assertThatThrownBy(() -> Times.condition(Map.of("H", 7), Firings.UTC)).hasMessageContaining("H: 7 is not");
        assertThatThrownBy(() -> Times.condition(Map.of("N", 1.5), Firings.UTC)).hasMessageContaining("N: 1.5 is not");
        assertThatThrownBy(() -> Times.condition(Map.of("N", Double.NaN), Firings.UTC))
                .hasMessageContaining("N: NaN is not");
        assertThatThrownBy(() -> Times.condition(Map.of("N", List.of(1)), Firings.UTC))
                .hasMessageContaining("N: [1] is not");
    }

    @Test
    void has_one_canonical_form() {
        Condition condition = Firings.condition("W=05 N=1", Firings.UTC);

        assertThat(condition).isEqualTo(Firings.condition("N=1 W=5", Firings.UTC));
        assertThat(condition.canonical()).isEqualTo("{\"N\":\"1\",\"W\":\"5\"}");
        assertThat(condition.fields()).isEqualTo(Map.of("N", "1", "W", "5"));
        assertThat(Firings.condition("m=02 d=@t", Firings.UTC).fields()).isEqualTo(Map.of("m", "02", "d", "@t"));
    }
}
