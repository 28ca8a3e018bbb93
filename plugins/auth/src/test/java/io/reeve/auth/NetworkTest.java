package io.reeve.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff",
        "2001:DB8::1, '[2001:db8::2]'",
        "fe80::1%eth0, fe80::2%eth1",
        "::ffff:192.0.2.7, 192.0.2.7",
        "somewhere, somewhere",
    })
    void is_shared(String one, String other) {
        assertThat(Network.of(one)).isEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.8",
        "2001:db8:0:1::1, 2001:db8:0:2::1",
        "::1, 127.0.0.1",
        "somewhere, elsewhere",
        "'', 0.0.0.0",
        "1:::2, 1:::3",
    })
    void is_another(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }

    @Test
    void of_an_endless_address_is_short() {
        assertThat(Network.of("x".repeat(1_000_000)).key()).hasSize(64);
    }
}
