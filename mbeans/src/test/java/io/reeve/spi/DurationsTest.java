package io.reeve.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "10s, PT10S",
        "2m, PT2M",
        "1h, PT1H",
        "1d, PT24H",
        "1h30m, PT1H30M",
        "1h 30m, PT1H30M",
        "1.5s, PT1.5S",
        "10, PT10S",
        "0, PT0S",
        "0.25, PT0.25S",
        " 3 s , PT3S"
    })
    void reads_what_people_write(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @Test
    void numbers_are_seconds() {
        assertThat(Durations.parse(10L)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Durations.parse(new BigDecimal("1.5"))).isEqualTo(Duration.ofMillis(1500));
        assertThat(Durations.parse(new BigDecimal("1E+2"))).isEqualTo(Duration.ofSeconds(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "-1s", "10x", "s", "1h30", "ten", "9999999999999999999d", "1e3"})
    void refuses_the_rest_and_says_what_it_expects(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("expected " + Durations.EXPECTED + ", not " + text);
    }

    @Test
    void reads_back_what_it_wrote() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            Duration duration = Duration.ofMillis(random.nextInt(10_000) * new long[] {1, 1000, 60_000}[i % 3]);
            assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
        }
        assertThat(Durations.format(Duration.ofSeconds(90))).isEqualTo("90s");
        assertThat(Durations.format(Duration.ofMinutes(2))).isEqualTo("2m");
        assertThat(Durations.format(Duration.ZERO)).isEqualTo("0s");
    }
}
