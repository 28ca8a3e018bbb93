package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the days look like on which clocks are put on or back. */
final class CronDaylightSavingTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # 02:00 -> 03:00: what is skipped is due at the jump
            America/New_York   | 30 2 * * *       | 2026-03-07T12:00-05:00 | 2026-03-08T03:00-04:00 2026-03-09T02:30-04:00
            America/New_York   | 0 2 * * *        | 2026-03-07T12:00-05:00 | 2026-03-08T03:00-04:00 2026-03-09T02:00-04:00
            America/New_York   | 15,45 2 * * *    | 2026-03-07T12:00-05:00 | 2026-03-08T03:00-04:00 2026-03-09T02:15-04:00
            America/New_York   | 0,30 2,3 * * *   | 2026-03-07T12:00-05:00 | 2026-03-08T03:00-04:00 2026-03-08T03:30-04:00 2026-03-09T02:00-04:00
            America/New_York   | 30 0-23 * * *    | 2026-03-08T01:00-05:00 | 2026-03-08T01:30-05:00 2026-03-08T03:00-04:00 2026-03-08T03:30-04:00
            America/New_York   | */15 * * * *     | 2026-03-08T01:40-05:00 | 2026-03-08T01:45-05:00 2026-03-08T03:00-04:00 2026-03-08T03:15-04:00
            America/New_York   | 30 */2 * * *     | 2026-03-08T00:00-05:00 | 2026-03-08T00:30-05:00 2026-03-08T04:30-04:00
            America/New_York   | 59 59 1 * * *    | 2026-03-08T00:00-05:00 | 2026-03-08T01:59:59-05:00 2026-03-09T01:59:59-04:00
            America/New_York   | 30 2 8 3 *       | 2026-03-01T00:00-05:00 | 2026-03-08T03:00-04:00 2027-03-08T02:30-05:00
            America/New_York   | 30 2 * * *       | 2026-03-08T03:00-04:00 | 2026-03-08T03:00-04:00 2026-03-09T02:30-04:00
            America/New_York   | 30 2 * * *       | 2026-03-08T03:00:01-04:00 | 2026-03-09T02:30-04:00
            # 02:00 -> 01:00: what occurs twice is due the first time
            America/New_York   | 30 1 * * *       | 2026-10-31T12:00-04:00 | 2026-11-01T01:30-04:00 2026-11-02T01:30-05:00
            America/New_York   | 0 1 * * *        | 2026-10-31T12:00-04:00 | 2026-11-01T01:00-04:00 2026-11-02T01:00-05:00
            America/New_York   | 0 1,2 * * *      | 2026-10-31T12:00-04:00 | 2026-11-01T01:00-04:00 2026-11-01T02:00-05:00
            America/New_York   | 30 1 * * *       | 2026-11-01T01:00-05:00 | 2026-11-02T01:30-05:00
            America/New_York   | */30 1 * * *     | 2026-11-01T01:10-04:00 | 2026-11-01T01:30-04:00 2026-11-02T01:00-05:00
            America/New_York   | */30 * * * *     | 2026-11-01T00:50-04:00 | 2026-11-01T01:00-04:00 2026-11-01T01:30-04:00 2026-11-01T01:00-05:00 2026-11-01T01:30-05:00 2026-11-01T02:00-05:00
            America/New_York   | 30 */1 * * *     | 2026-11-01T00:50-04:00 | 2026-11-01T01:30-04:00 2026-11-01T01:30-05:00 2026-11-01T02:30-05:00
            America/New_York   | 59 59 1 * * *    | 2026-11-01T00:50-04:00 | 2026-11-01T01:59:59-04:00 2026-11-02T01:59:59-05:00
            Europe/London      | 30 1 * * *       | 2026-03-28T12:00Z      | 2026-03-29T02:00+01:00 2026-03-30T01:30+01:00
            Europe/London      | 30 1 * * *       | 2026-10-24T12:00+01:00 | 2026-10-25T01:30+01:00 2026-10-26T01:30Z
            Europe/London      | 30 * * * *       | 2026-10-25T01:00+01:00 | 2026-10-25T01:30+01:00 2026-10-25T01:30Z 2026-10-25T02:30Z
            # midnight is skipped
            America/Sao_Paulo  | 0 0 * * *        | 2018-11-03T12:00-03:00 | 2018-11-04T01:00-02:00 2018-11-05T00:00-02:00
            America/Sao_Paulo  | 30 0 4 11 *      | 2018-11-03T12:00-03:00 | 2018-11-04T01:00-02:00 2019-11-04T00:30-03:00
            America/Sao_Paulo  | 0 * * * *        | 2018-11-03T23:00-03:00 | 2018-11-03T23:00-03:00 2018-11-04T01:00-02:00
            America/Sao_Paulo  | 30 23 * * *      | 2018-02-17T12:00-02:00 | 2018-02-17T23:30-02:00 2018-02-18T23:30-03:00
            America/Sao_Paulo  | 30 * * * *       | 2018-02-17T23:00-02:00 | 2018-02-17T23:30-02:00 2018-02-17T23:30-03:00 2018-02-18T00:30-03:00
            # half an hour
            Australia/Lord_Howe| 15 2 * * *       | 2026-10-03T12:00+10:30 | 2026-10-04T02:30+11:00 2026-10-05T02:15+11:00
            Australia/Lord_Howe| 15,45 2 * * *    | 2026-10-03T12:00+10:30 | 2026-10-04T02:30+11:00 2026-10-04T02:45+11:00
            Australia/Lord_Howe| 0,30 2 * * *     | 2026-10-03T12:00+10:30 | 2026-10-04T02:30+11:00 2026-10-05T02:00+11:00
            Australia/Lord_Howe| 15,45 * * * *    | 2026-04-05T01:30+11:00 | 2026-04-05T01:45+11:00 2026-04-05T01:45+10:30 2026-04-05T02:15+10:30
            Australia/Lord_Howe| 15,45 1 * * *    | 2026-04-05T01:00+11:00 | 2026-04-05T01:15+11:00 2026-04-05T01:45+11:00 2026-04-06T01:15+10:30
            # 30 December 2011 was skipped
            Pacific/Apia       | 0 10 * * *       | 2011-12-29T00:00-10:00 | 2011-12-29T10:00-10:00 2011-12-31T00:00+14:00 2011-12-31T10:00+14:00
            Pacific/Apia       | 0 0 * * *        | 2011-12-29T00:00-10:00 | 2011-12-29T00:00-10:00 2011-12-31T00:00+14:00 2012-01-01T00:00+14:00
            Pacific/Apia       | 0 */12 * * *     | 2011-12-29T00:00-10:00 | 2011-12-29T00:00-10:00 2011-12-29T12:00-10:00 2011-12-31T00:00+14:00
            # no daylight saving
            Asia/Shanghai      | 30 2 * * *       | 2026-03-08T00:00+08:00 | 2026-03-08T02:30+08:00 2026-03-09T02:30+08:00
            """)
    void skipped_times_are_due_at_the_jump_and_repeated_ones_once_unless_the_hour_is_a_star(
            ZoneId zone, String text, String from, String expected) {
        List<OffsetDateTime> times = Firings.times(expected);

        assertThat(Firings.local(Firings.cron(text, zone), zone, from, times.size()))
                .isEqualTo(times);
    }
}
