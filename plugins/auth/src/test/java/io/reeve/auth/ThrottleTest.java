package io.reeve.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reeve.contract.SettableClock;
import io.reeve.spi.LoginException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

    private static final String HERE = "192.0.2.7";

    private final SettableClock clock = new SettableClock();
    private final Throttle throttle = new Throttle(3, Duration.ofMinutes(1), clock);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(HERE);
        }
    }

    private void assertPasses(String address) {
        assertThatCode(() -> throttle.check(address)).doesNotThrowAnyException();
    }

    private LoginException refusal() {
        return catchThrowableOfType(LoginException.class, () -> throttle.check(HERE));
    }

    @Test
    void lets_pass_below_the_limit_and_refuses_at_it() {
        fail(2);
        assertPasses(HERE);
        fail(1);
        assertThat(refusal()).hasMessage("too many logins from 192.0.2.7 have failed: try again in 60 s");
    }

    @Test
    void lets_other_addresses_pass() {
        fail(3);
        assertPasses("192.0.2.8");
        assertPasses("2001:db8::1");
    }

    @Test
    void counts_a_whole_ipv6_network_as_one() {
        for (int i = 1; i <= 3; i++) {
            throttle.failed("2001:db8::" + i);
        }
        assertThat(catchThrowableOfType(LoginException.class, () -> throttle.check("2001:db8::ffff")))
                .isNotNull();
        assertPasses("2001:db8:0:1::1");
    }

    @Test
    void has_it_wait_a_whole_window_from_the_last_failure_on() {
        fail(2);
        clock.move(Duration.ofSeconds(59));
        fail(1);
        clock.move(Duration.ofSeconds(59));
        assertThat(refusal().retryAfter()).isEqualTo(Duration.ofSeconds(1));
        clock.move(Duration.ofSeconds(1));
        assertPasses(HERE);
    }

    @Test
    void rounds_the_time_left_upwards() {
        fail(3);
        clock.move(Duration.ofMillis(59_999));
        assertThat(refusal().retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void begins_to_count_anew_after_a_window() {
        fail(2);
        clock.move(Duration.ofMinutes(1));
        fail(2);
        assertPasses(HERE);
        fail(1);
        assertThat(refusal()).isNotNull();
    }

    @Test
    void asks_for_one_line_in_each_waiting_period() {
        fail(3);
        assertThat(refusal().isWorthALine()).isTrue();
        assertThat(refusal().isWorthALine()).isFalse();
        clock.move(Duration.ofMinutes(1));
        fail(3);
        assertThat(refusal().isWorthALine()).isTrue();
    }

    @Test
    void makes_nobody_wait_for_a_clock_that_was_set_back() {
        fail(3);
        clock.move(Duration.ofDays(-1));
        assertPasses(HERE);
    }

    @Test
    void forgets_the_eldest_of_too_many_addresses() {
        fail(3);
        for (int i = 0; i < 9_999; i++) {
            throttle.failed("10.0." + i / 256 + "." + i % 256);
        }
        assertThat(refusal()).isNotNull();
        for (int i = 0; i < 10_000; i++) {
            throttle.failed("10.1." + i / 256 + "." + i % 256);
        }
        assertPasses(HERE);
    }
}
