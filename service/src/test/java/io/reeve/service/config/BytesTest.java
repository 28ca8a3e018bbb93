package io.reeve.service.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BytesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1k, 1024",
        "200m, 209715200",
        "200M, 209715200",
        "3g, 3221225472",
        "1t, 1099511627776",
        "8388607t, 9223370937343148032"
    })
    void reads(String text, long bytes) {
        assertThat(Bytes.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "+1", "1.5g", "1 m", " 1", "1mb", "1x", "8388608t", "1234567890123456789"})
    void does_not_read(String text) {
        assertThat(Bytes.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "222298112, 209715200, 212 MiB are more than 200 MiB",
        "222403379, 209715200, 212.2 MiB are more than 200 MiB",
        "209715201, 209715200, 200.1 MiB are more than 200 MiB",
        "1610612736, 1073741824, 1.5 GiB are more than 1 GiB",
        "1610612736, 1610612736, 1536 MiB are more than 1536 MiB",
        "1025, 1024, 1.1 KiB are more than 1 KiB",
        "1001, 1000, 1001 bytes are more than 1000 bytes",
        "1125899906842625, 1125899906842624, 1024.1 TiB are more than 1024 TiB",
        "9223372036854775807, 9223370937343148032, 8388608 TiB are more than 8388607 TiB"
    })
    void says_how_much_more_than_a_limit_something_is(long number, long limit, String text) {
        assertThat(Bytes.moreThan(number, limit)).isEqualTo(text);
    }
}
