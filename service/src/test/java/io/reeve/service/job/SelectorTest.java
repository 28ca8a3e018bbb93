package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.config.Yaml;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectorTest {

    private static final Map<String, Map<String, String>> JOBS = Map.of(
            "a", Map.of("team", "billing", "tier", "web"),
            "b", Map.of("team", "billing", "tier", "db"),
            "c", Map.of("team", "mail"),
            "d", Map.of("team", "", "app.x/y", "1"),
            "e", Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team=billing                | ab",
                "team==billing               | ab",
                "team=Billing                | ''",
                "team=bill                   | ''",
                "team=                       | d",
                "team!=billing               | cde",
                "team!=                      | abce",
                "tier!=db                    | acde",
                "tier                        | ab",
                "!tier                       | cde",
                "! tier                      | cde",
                "none                        | ''",
                "!none                       | abcde",
                "app.x/y                     | d",
                "app.x/y=1                   | d",
                "team=billing,tier=web       | a",
                "team=billing,tier!=web      | b",
                "team,!tier                  | cd",
                "team,!tier,team!=           | c",
                "team=billing,team=mail      | ''",
                "' team = billing , !app.x/y '| ab",
                "*                           | abcde",
                "?                           | abcde",
                "a*                          | a",
                "??                          | ''",
            })
    void stands_for_the_jobs_of_which_all_requirements_hold(String selector, String names) {
        assertThat(selected(selector)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"             | '' is no selector: expected NAME=value, NAME!=value, NAME or !NAME, separated by commas",
                "\" \"            | is no selector",
                "team=a,          | , not ''",
                ",team=a          | , not ''",
                "a,,b             | , not ''",
                "=a               | , not '=a'",
                "a=b=c            | , not 'a=b=c'",
                "a===b            | , not 'a===b'",
                "a=!b             | , not 'a=!b'",
                "a!b              | , not 'a!b'",
                "!a=b             | , not '!a=b'",
                "!!a              | , not '!!a'",
                "!                | , not '!'",
                "a b              | , not 'a b'",
                "env in (a,b)     | , not 'env in (a'",
                "a=b c            | , not 'a=b c'",
                "-a=b             | '-a' cannot name a label: expected 1 to 63 letters",
                "!größe           | 'größe' cannot name a label",
                "(a)              | '(a)' cannot name a label",
                "a=b-             | a: 'b-' cannot be the value of a label: expected nothing, or 1 to 63",
                "a>1              | 'a>1' cannot name a label",
                "team=b*          | 'team=b*' is no selector: * and ? stand for characters of job names, not of labels",
                "!team?           | is no selector: * and ?",
                "a*,b*            | is no selector: * and ?",
            })
    void refuses_what_it_does_not_understand(String selector, String message) {
        assertThatThrownBy(() -> Selector.of(selector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void finds_a_label_by_the_value_that_was_written() {
        Map<String, String> labels = JobSpec.of(
                        "j", Yaml.parse("test", "{command: a, labels: {version: 1.10, beta: true, old: }}"))
                .labels();
        assertThat(Selector.of("version=1.10,beta=true,old=").selects("j", labels))
                .isTrue();
    }

    private static String selected(String selector) {
        Selector chosen = Selector.of(selector);
        return JOBS.entrySet().stream()
                .filter(job -> chosen.selects(job.getKey(), job.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining());
    }
}
