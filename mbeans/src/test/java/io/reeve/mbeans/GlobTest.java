package io.reeve.mbeans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "billing, billing",
        "*, x",
        "**, x",
        "billing-*, billing-",
        "billing-*, billing-eu-1",
        "*-1, billing-1",
        "*a*b*, xxaxxbxx",
        "a*b*c, abbbc",
        "?, x",
        "a?c, abc",
        "?*?, ab",
        "mail queue*, mail queue 2",
        "日?バッチ, 日次バッチ",
        "a?c, a\uD83D\uDE00c",
        "*?c, \uD83D\uDE00c",
        "a.c, a.c",
        "a@b, a@b",
        "'[a]', '[a]'",
    })
    void matches(String pattern, String name) {
        assertThat(new Glob(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "billing, Billing",
        "billing, billing-1",
        "billing-*, billing",
        "billing-*, xbilling-1",
        "*-1, billing-12",
        "?, xy",
        "a?c, ac",
        "?*?, a",
        "a??c, a\uD83D\uDE00c",
        "a*b*c, abbb",
        "a.c, abc",
        "'[ab]', a",
        "a\\*, ab",
    })
    void does_not_match(String pattern, String name) {
        assertThat(new Glob(pattern).matches(name)).isFalse();
    }

    @Test
    void a_star_or_a_question_mark_makes_a_pattern() {
        assertThat(new String[] {"*", "?", "a*", "a?b"}).allMatch(Glob::isIn);
        assertThat(new String[] {"", "billing-1", "a.b", "team=billing"}).noneMatch(Glob::isIn);
    }

    @Test
    void many_stars_take_no_exponential_time() {
        assertThat(new Glob("*a".repeat(1_000) + "b").matches("a".repeat(5_000)))
                .isFalse();
    }
}
