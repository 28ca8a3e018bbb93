package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.config.Yaml;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelsTest {

    private static final String EXPECTED =
            "expected 1 to 63 letters, digits and any of '-_./', with a letter or digit first and last";

    @Test
    void are_texts_by_name_and_scalars_are_taken_as_they_stand() {
        assertThat(read("{team: billing, app.example.org/tier: 2, beta: true, version: 1.10, env: '', old: }"))
                .isEqualTo(Map.of(
                        "team",
                        "billing",
                        "app.example.org/tier",
                        "2",
                        "beta",
                        "true",
                        "version",
                        "1.10",
                        "env",
                        "",
                        "old",
                        ""));
        assertThat(read("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "a-b", "A_b.c/d", "a--_..//z"})
    void begin_and_end_with_a_letter_or_digit(String word) {
        assertThat(read("{'" + word + "': '" + word + "'}")).isEqualTo(Map.of(word, word));
        for (String mark : new String[] {"-", "_", ".", "/"}) {
            for (String bad : new String[] {word + mark, mark + word, mark}) {
                refused("{'" + bad + "': x}", "'" + bad + "' cannot name a label: " + EXPECTED);
                refused("{x: '" + bad + "'}", "x: '" + bad + "' cannot be the value of a label: expected nothing, or ");
            }
        }
    }

    @Test
    void have_63_characters_at_most() {
        String longest = "x".repeat(63);
        assertThat(read("{" + longest + ": " + longest + "}")).isEqualTo(Map.of(longest, longest));
        refused("{" + longest + "y: a}", longest + "y' cannot name a label");
        refused("{a: " + longest + "y}", longest + "y' cannot be the value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'': x}            | '' cannot name a label",
                "{a b: x}           | 'a b' cannot name a label",
                "{größe: x}         | 'größe' cannot name a label",
                "{a*: x}            | 'a*' cannot name a label",
                "{a: 'b,c'}         | a: 'b,c' cannot be the value of a label",
                "{a: -1}            | a: '-1' cannot be the value of a label",
                "{a: \"x\\n\"}      | cannot be the value of a label",
                "{a: {b: c}}        | a: expected a text, not '{b=c}'",
                "{a: [b]}           | a: expected a text, not '[b]'",
                "[team]             | expected labels as NAME: value, not '[team]'",
                "team=billing       | expected labels as NAME: value, not 'team=billing'",
            })
    void refuse_what_they_cannot_hold(String labels, String message) {
        refused(labels, message);
    }

    @Test
    void tell_everything_that_is_wrong_at_once() {
        assertThatThrownBy(() -> read("{a b: x, c: 'd e', f: [g]}"))
                .hasMessageContainingAll("'a b' cannot name", "c: 'd e' cannot be", "f: expected a text");
    }

    private static void refused(String labels, String message) {
        assertThatThrownBy(() -> read(labels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("job j: labels: ")
                .hasMessageContaining(message);
    }

    private static Map<String, String> read(String labels) {
        return JobSpec.of("j", Yaml.parse("test", "{command: a, labels: " + labels + "}"))
                .labels();
    }
}
