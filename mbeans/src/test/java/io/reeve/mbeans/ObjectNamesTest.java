package io.reeve.mbeans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ObjectNamesTest {

    @Test
    void a_legal_name_needs_no_quotes() {
        for (String name : new String[] {"billing", "mail queue", "a.b_c-d", "日次バッチ", "Größe 2"}) {
            assertThat(ObjectNames.job(name)).hasToString("reeve:type=Job,name=" + name);
            assertThat(ObjectNames.jobName(ObjectNames.job(name))).isEqualTo(name);
        }
    }

    @Test
    void any_other_name_is_quoted_and_comes_back_unchanged() {
        for (String name : new String[] {"a,b", "a=b", "a:b", "a*", "a?", "a\"b", "a\\b", "a\nb"}) {
            assertThat(ObjectNames.job(name).isPattern()).isFalse();
            assertThat(ObjectNames.jobName(ObjectNames.job(name))).isEqualTo(name);
        }
    }

    @Test
    void the_pattern_matches_jobs_only() {
        assertThat(ObjectNames.JOBS.apply(ObjectNames.job("a"))).isTrue();
        assertThat(ObjectNames.JOBS.apply(ObjectNames.SERVER)).isFalse();
    }
}
