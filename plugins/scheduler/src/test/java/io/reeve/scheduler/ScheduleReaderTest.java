package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Schedule read(Object... settings) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put((String) settings[i], settings[i + 1]);
        }
        return new ScheduleReader(ZoneOffset.UTC).read("billing", "id", map, Origin.of(NOW, "boot"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron | 61 * * * *         | 61",
                "cron | 0 0 31 2 *         | never",
                "cron | x                  | x",
                "timezone | Mars/Olympus   | timezone: expected a time zone such as Europe/Berlin, UTC or +08:00, not 'Mars/Olympus'",
                "start | yesterday         | start: expected a time such as 2026-11-22",
                "end | 2026-13-01          | end: expected a time such as 2026-11-22",
                "enable | perhaps          | enable: expected true or false, not 'perhaps'",
                "action | explode          | action: expected one of start, restart, run, signal, not 'explode'",
                "concurrency | maybe       | concurrency: expected one of forbid, allow, queue, replace, not 'maybe'",
                "concurrency | allow       | concurrency: allow is for action run; a job that is up cannot be started",
                "signal | HUP              | signal: only action signal sends one",
                "action | signal           | signal: missing; action signal sends one, such as HUP",
                "catchUp | twice           | catchUp: expected one of none, once, all, not 'twice'",
                "deadline | soon           | deadline: expected a duration",
                "jitter | -1s              | jitter: expected a duration",
                "retries | 1001            | retries: expected a whole number from 0 to 1000, not 1001",
                "crom | * * * * *          | crom: there is no such setting",
            })
    void what_is_wrong_is_refused_by_name_and_value(String key, String value, String complaint) {
        assertThatThrownBy(() -> read("cron", "* * * * *", key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining(key);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> read("cron", "* * * *", "condition", Map.of("U", 90), "retries", 0.5, "start", 7))
                .hasMessageContaining("cron, condition: choose one")
                .hasMessageContaining("U")
                .hasMessageContaining("retries")
                .hasMessageContaining("start");
        assertThatThrownBy(() -> read("condition", Map.of("U", 300), "jitter", "1s"))
                .hasMessage("jitter: a condition with an interval, U, has no moment that could be put off");
        assertThatThrownBy(ScheduleReaderTest::read).hasMessageContaining("cron: missing");
        assertThatThrownBy(() -> read("condition", "H=3")).hasMessageContaining("condition: expected an object");
        assertThatThrownBy(() -> read("condition", Map.of("d", "21", "N", "6"))).hasMessageContaining("condition");
    }

    @Test
    void an_action_that_is_over_at_once_has_no_settings_for_what_goes_on() {
        assertThatThrownBy(() -> read("cron", "@daily", "action", "restart", "timeout", "1h", "concurrency", "queue"))
                .hasMessageContaining("timeout: only for actions start and run")
                .hasMessageContaining("concurrency: only for actions start and run");
        assertThatThrownBy(() -> read("cron", "@daily", "action", "signal", "signal", "WORD"))
                .hasMessage("signal: no signal is called 'WORD'");
        Schedule schedule = read("cron", "@daily", "action", "signal", "signal", "sighup");
        assertThat(schedule.policy().signal()).isEqualTo("HUP");
        assertThat(schedule.doesTheSame(read("cron", "@daily", "action", "signal", "signal", 1)))
                .isTrue();
        assertThat(schedule.doesTheSame(read("cron", "@daily", "action", "signal", "signal", "USR1")))
                .isFalse();
    }

    @Test
    void a_cron_expression_of_any_length_is_not_repeated() {
        assertThatThrownBy(() -> read("cron", "1,".repeat(100_000) + "1 * * * *"))
                .hasMessage("cron: expected at most 1000 characters, not 200009");
    }

    @Test
    void an_end_that_is_not_after_the_start_is_refused() {
        assertThatThrownBy(() -> read("cron", "* * * * *", "start", "2026-11-22", "end", "2026-11-22"))
                .hasMessageContaining("end: 2026-11-22T00:00:00Z is not after the start");
    }

    @Test
    void times_are_those_of_the_schedule_s_zone_unless_they_have_an_offset() {
        Schedule schedule = read(
                "cron", "0 3 * * *",
                "timezone", "Asia/Shanghai",
                "start", "2026-12-01",
                "end", "2026-12-24T18:00:00+01:00");
        assertThat(schedule.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(schedule.window().start()).isEqualTo("2026-11-30T16:00:00Z");
        assertThat(schedule.window().end()).isEqualTo("2026-12-24T17:00:00Z");
        assertThat(schedule.next(NOW, Optional.empty())).contains(Instant.parse("2026-11-30T19:00:00Z"));
    }
}
