package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void arguments_are_the_last_words_of_the_command_line_in_utf_8() {
        byte[] line = "java\0-cp\0x\0Main\0add\0größe\0\0".getBytes(StandardCharsets.UTF_8);
        assertThat(Arguments.lastOf(line, new String[] {"add", "gr??e", ""})).containsExactly("add", "größe", "");
        assertThat(Arguments.lastOf(line, new String[0])).isEmpty();
        String[] more = "a b c d e f g h".split(" ");
        assertThat(Arguments.lastOf(line, more)).isSameAs(more);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT-5S, 0 s",
        "PT59.9S, 59 s",
        "PT1M, 1 min 0 s",
        "PT59M59S, 59 min 59 s",
        "PT1H, 1 h 0 min",
        "PT23H59M, 23 h 59 min",
        "PT24H, 1 d 0 h",
        "PT76H10M, 3 d 4 h"
    })
    void durations_are_told_in_their_two_largest_units(Duration duration, String text) {
        assertThat(People.duration(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "10485760, 10.0 MiB",
        "314572800, 300 MiB",
        "1099511627776, 1.0 TiB"
    })
    void bytes_are_told_in_the_largest_unit_that_fits(long bytes, String text) {
        assertThat(People.bytes(bytes)).isEqualTo(text);
    }
}
