package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.config.Yaml;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoryLimitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory: 200m",
                "memory: 200M",
                "memory: 204800k",
                "memory: 209715200",
                "memory: '209715200'",
                "memory: {soft: 200m}",
                "memory: {soft: 209715200}"
            })
    void a_size_alone_is_the_soft_limit(String settings) {
        assertThat(shown(settings)).isEqualTo(Map.of("soft", "209715200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "memory: {}", "memory: null"})
    void there_is_no_limit_unless_one_is_given(String settings) {
        assertThat(shown(settings)).isEmpty();
        assertThat(read(settings)).isEqualTo(MemoryLimit.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory: 1", "memory: 5g", "{}"})
    void what_is_shown_can_be_given_back(String settings) {
        assertThat(MemoryLimit.of(shown(settings))).isEqualTo(read(settings));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: 0            | memory: expected bytes such as 1048576 or 512m, not '0'",
                "memory: 0g           | memory: expected bytes such as 1048576 or 512m, not '0g'",
                "memory: -5           | memory: expected bytes such as 1048576 or 512m, not '-5'",
                "memory: ''           | memory: expected bytes such as 1048576 or 512m, not ''",
                "memory: much         | memory: expected bytes such as 1048576 or 512m, not 'much'",
                "memory: 1.5          | memory: expected bytes such as 1048576 or 512m, not '1.5'",
                "memory: 200mb        | memory: expected bytes such as 1048576 or 512m, not '200mb'",
                "memory: 99999999t    | memory: expected bytes such as 1048576 or 512m, not '99999999t'",
                "memory: unlimited    | memory: expected bytes such as 1048576 or 512m, not 'unlimited'",
                "memory: true         | memory: expected bytes such as 1048576 or 512m, not 'true'",
                "memory: [200m]       | memory: expected bytes such as 1048576 or 512m, not '[200m]'",
                "memory: {soft: 0}    | memory: soft: expected bytes such as 1048576 or 512m, not '0'",
                "memory: {soft: -1}   | memory: soft: expected bytes such as 1048576 or 512m, not '-1'",
                "memory: {soft: null} | memory: soft: expected bytes such as 1048576 or 512m, not 'null'",
                "memory: {soft: [1]}  | memory: soft: expected bytes such as 1048576 or 512m, not '[1]'",
                "memory: {sofd: 1m}   | memory: there is no setting 'sofd': expected a size or {soft: SIZE}",
                "memory: {soft: 1m, hard: 2m} | memory: there are no hard limits of a whole process tree: take soft, or limits.as, which is one of each process",
            })
    void refuses(String settings, String message) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("job j: " + message);
    }

    @Test
    void what_is_as_much_as_the_limit_is_not_more() {
        assertThat(new MemoryLimit(100).isExceededBy(100)).isFalse();
        assertThat(new MemoryLimit(100).isExceededBy(101)).isTrue();
        assertThat(MemoryLimit.NONE.isExceededBy(Long.MAX_VALUE)).isFalse();
    }

    private static Map<String, String> shown(String yaml) {
        return read(yaml).toSettings();
    }

    private static MemoryLimit read(String yaml) {
        Map<String, Object> settings = new HashMap<>(Yaml.parse("test", yaml));
        settings.put("command", "a");
        return JobSpec.stored("j", settings).resources().memory();
    }
}
