package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.LogFormat;
import io.reeve.mbeans.ResourceSettings;
import io.reeve.service.config.Yaml;
import io.reeve.service.fakes.FakeJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobSpecTest {

    @Test
    void fills_in_the_defaults() {
        JobDefinition definition = spec("command: /bin/date").toDefinition();
        assertThat(definition)
                .isEqualTo(new JobDefinition(
                        "j",
                        "/bin/date",
                        "",
                        "",
                        Map.of(),
                        List.of(),
                        20,
                        true,
                        LogFormat.STAMPED,
                        "TERM",
                        10_000,
                        false,
                        "",
                        Map.of(),
                        FakeJob.UPKEEP,
                        ResourceSettings.NONE,
                        Map.of(),
                        Map.of(),
                        Map.of()));
    }

    @Test
    void reads_every_setting() {
        JobDefinition definition =
                spec("{command: run, params: [a b, \"c'd\"], directory: /tmp, environment: {A: 1, B: x},"
                                + " bufferSize: 5, writeLog: false, logFormat: json, stopSignal: sigint, stopTimeout: 1500ms, shell: true,"
                                + " interpreter: python3 -u, labels: {team: billing, tier: 2}, owner: {mail: x@y, since: 2020}}")
                        .toDefinition();
        assertThat(definition)
                .isEqualTo(new JobDefinition(
                        "j",
                        "run",
                        "'a b' 'c'\\''d'",
                        "/tmp",
                        Map.of("A", "1", "B", "x"),
                        List.of(),
                        5,
                        false,
                        LogFormat.JSON,
                        "INT",
                        1500,
                        true,
                        "python3 -u",
                        Map.of("team", "billing", "tier", "2"),
                        FakeJob.UPKEEP,
                        ResourceSettings.NONE,
                        Map.of(),
                        Map.of(),
                        Map.of("owner", "{\"mail\":\"x@y\",\"since\":2020}")));
    }

    @Test
    void secret_values_are_kept_and_not_told() {
        JobSpec spec = spec("{command: a, environment: {KEY: hunter2, B: x}, secrets: [KEY, NONE]}");
        assertThat(spec.environment()).containsEntry("KEY", "hunter2");
        assertThat(spec.toDefinition().environment()).isEqualTo(Map.of("KEY", "********", "B", "x"));
        assertThat(spec.toDefinition().secrets()).containsExactly("KEY", "NONE");
        assertThat(spec.toDefinition().toString() + spec).doesNotContain("hunter2");
        assertThat(spec(spec.toYaml()).environment()).containsEntry("KEY", "hunter2");
    }

    @Test
    void a_definition_that_comes_back_as_it_was_told_changes_no_secret() {
        JobSpec spec = spec("{command: a, environment: {KEY: hunter2, B: x}, secrets: KEY}");
        JobSpec same = spec.with(Yaml.parse("t", "{environment: {KEY: '********', B: y}}"));
        assertThat(same.environment()).isEqualTo(Map.of("KEY", "hunter2", "B", "y"));
        JobSpec other = spec.with(Yaml.parse("t", "{environment: {KEY: other}}"));
        assertThat(other.environment()).isEqualTo(Map.of("KEY", "other"));
        assertThat(spec.with(Yaml.parse("t", "{environment: {B: '********'}}")).environment())
                .isEqualTo(Map.of("B", "********"));
    }

    @Test
    void a_secret_cannot_be_read_by_marking_it_as_none() {
        JobSpec spec = spec("{command: a, environment: {KEY: hunter2}, secrets: [KEY]}");
        assertThatThrownBy(() -> spec.with(Yaml.parse("t", "{secrets: []}")))
                .hasMessage("job j: secrets: KEY hides a value; give it another one to show it");
        assertThatThrownBy(() -> spec.with(Yaml.parse("t", "{secrets: null}"))).hasMessageContaining("secrets: KEY");
        assertThatThrownBy(() -> spec.with(Yaml.parse("t", "{secrets: null, environment: {KEY: '********'}}")))
                .hasMessageContaining("secrets: KEY");
        assertThat(spec.with(Yaml.parse("t", "{secrets: null, environment: {KEY: x}}"))
                        .toDefinition()
                        .environment())
                .isEqualTo(Map.of("KEY", "x"));
    }

    @Test
    void errors_repeat_no_value_of_a_variable() {
        assertThatThrownBy(() -> spec("{command: a, environment: hunter2}")).hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> spec("{command: a, environment: {KEY: [hunter2]}}"))
                .hasMessageContaining("KEY")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void keeps_unknown_settings_and_the_order_through_file_and_change() {
        JobSpec spec = spec("{zeta: 1, command: a, alpha: [x, null]}");
        JobSpec again = spec(spec.toYaml());
        assertThat(again.settings()).isEqualTo(spec.settings());
        assertThat(again.settings().keySet()).containsExactly("zeta", "command", "alpha");
        assertThat(again.with(Map.of("params", "-v")).settings().keySet())
                .containsExactly("zeta", "command", "alpha", "params");
    }

    @Test
    void goes_back_to_the_default_where_a_setting_is_changed_to_null() {
        JobSpec changed = spec("{command: a, bufferSize: 3}").with(Yaml.parse("t", "{bufferSize: null}"));
        assertThat(changed.bufferSize()).isEqualTo(20);
        assertThat(changed.settings()).containsOnlyKeys("command");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                    | command is missing",
                "{command: ''}                         | command is missing",
                "{command: 7}                          | command: expected a text, not '7'",
                "{command: a, params: \"'open\"}       | params: a ' is not closed",
                "{command: a, params: {x: 1}}          | params: expected a text",
                "{command: a, directory: here}         | directory: expected an absolute path, not 'here'",
                "{command: a, environment: [A]}        | environment: expected variables as NAME: value",
                "{command: a, environment: {'A=B': 1}} | environment: 'A=B' cannot name a variable",
                "{command: a, environment: {1A: 1}}    | environment: '1A' cannot name a variable",
                "{command: a, bufferSize: -1}          | bufferSize: expected a number of lines from 0 to 100000, not '-1'",
                "{command: a, bufferSize: 100001}      | bufferSize: expected a number of lines",
                "{command: a, bufferSize: many}        | bufferSize: expected a number of lines",
                "{command: a, writeLog: 1}             | writeLog: expected true or false, not '1'",
                "{command: a, stopSignal: TREM}        | stopSignal: no signal is called 'TREM'",
                "{command: a, stopSignal: 0}           | stopSignal: no signal is called '0'",
                "{command: a, stopTimeout: -1}         | stopTimeout: expected a duration",
                "{command: a, stopTimeout: 2d}         | stopTimeout: expected at most 1d, not '2d'",
                "{command: a, shell: 'yes'}            | shell: expected true or false, not 'yes'",
            })
    void refuses(String settings, String message) {
        assertThatThrownBy(() -> spec(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("job j: ")
                .hasMessageContaining(message);
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        assertThatThrownBy(() -> spec("{command: a, bufferSize: x, shell: 1, stopSignal: X}"))
                .hasMessageContainingAll("bufferSize: ", "shell: ", "stopSignal: ");
    }

    @Test
    void takes_a_number_of_seconds_for_a_timeout() {
        assertThat(spec("{command: a, stopTimeout: 0.5}").stopTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(spec("{command: a, stopTimeout: 0}").stopTimeout()).isZero();
    }

    private static JobSpec spec(String settings) {
        return JobSpec.of("j", Yaml.parse("test", settings));
    }
}
