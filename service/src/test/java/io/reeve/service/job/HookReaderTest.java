package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.config.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HookReaderTest {

    private static JobSpec spec(String settings) {
        return JobSpec.of("j", Yaml.parse("test", "{command: a, " + settings + "}"));
    }

    @Test
    void a_hook_is_a_command_or_an_object_that_says_more_of_it() {
        JobSpec spec = spec("preStart: \"php 'mi grate.php'\", postStart: [a b, 1],"
                + " preStop: {command: 'a | b', shell: true, timeout: 2m}, onFailure: {command: [a, 'b c']}");
        assertThat(spec.hooks())
                .isEqualTo(Map.of(
                        HookPoint.PRE_START, new Hook(List.of("php", "mi grate.php"), false, Duration.ofSeconds(30)),
                        HookPoint.POST_START, new Hook(List.of("a b", "1"), false, Duration.ofSeconds(30)),
                        HookPoint.PRE_STOP, new Hook(List.of("a | b"), true, Duration.ofMinutes(2)),
                        HookPoint.ON_FAILURE, new Hook(List.of("a", "b c"), false, Duration.ofSeconds(30))));
        assertThat(spec.toDefinition().hooks())
                .containsEntry("postStart", "[\"a b\",1]")
                .containsEntry("onFailure", "{\"command\":[\"a\",\"b c\"]}")
                .hasSize(4);
        assertThat(spec.toDefinition().extra()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preStart: ''                               | preStart: expected a command and its arguments",
                "preStop: []                                | preStop: expected a command and its arguments",
                "preStop: [[a]]                             | preStop: expected a text",
                "postStop: \"a 'b\"                         | postStop: a ' is not closed in: a 'b",
                "preStart: {timeout: 1s}                    | preStart.command: expected the command to run",
                "preStart: {command: a, timeout: 0s}        | preStart.timeout: expected more than 0 and at most 1d",
                "preStart: {command: a, timeout: 25h}       | preStart.timeout: expected more than 0 and at most 1d",
                "preStart: {command: a, timeout: soon}      | preStart.timeout: ",
                "preStart: {command: a, shell: maybe}       | preStart.shell: expected true or false",
                "preStart: {command: [a], shell: true}      | preStart.command: expected a text",
                "preStart: {command: ' ', shell: true}      | preStart.command: expected a command line",
                "preStart: {comand: a}                      | preStart: there is no setting 'comand'; did you mean",
            })
    void bad_ones_are_refused(String settings, String expected) {
        assertThatThrownBy(() -> spec(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected.strip());
    }
}
