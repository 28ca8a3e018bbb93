package io.reeve.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchdogTest {
    private final ManualTimer timer = new ManualTimer();
    private final List<String> told = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(Duration.ofSeconds(30), timer, timer.clock(), told::add);

    @Test
    void is_content_as_long_as_signs_come_and_tells_once_when_they_do_not() {
        watchdog.begin();
        for (int i = 0; i < 10; i++) {
            timer.advance(Duration.ofMillis(29_999));
            watchdog.sign();
        }
        assertThat(told).isEmpty();
        assertThat(timer.waiting()).isEqualTo(1);
        timer.advance(Duration.ofMillis(29_999));
        assertThat(told).isEmpty();
        timer.advance(Duration.ofMillis(1));
        assertThat(told).containsExactly("no WATCHDOG=1 came for 30s");
        timer.advance(Duration.ofHours(1));
        assertThat(told).hasSize(1);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void is_silent_when_cancelled() {
        watchdog.begin();
        watchdog.cancel();
        assertThat(timer.waiting()).isZero();
        timer.advance(Duration.ofHours(1));
        assertThat(told).isEmpty();
    }

    @Test
    void a_sign_counts_from_its_own_moment() {
        watchdog.begin();
        timer.advance(Duration.ofMillis(500));
        watchdog.sign();
        timer.advance(Duration.ofMillis(29_999));
        assertThat(told).isEmpty();
        timer.advance(Duration.ofMillis(1));
        assertThat(told).hasSize(1);
    }
}
