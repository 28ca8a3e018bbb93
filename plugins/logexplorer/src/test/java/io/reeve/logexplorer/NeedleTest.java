package io.reeve.logexplorer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class NeedleTest {

    @Test
    void finds_what_a_string_would_find() {
        Random random = new Random(17);
        for (int round = 0; round < 20_000; round++) {
            String within = letters(random, random.nextInt(60));
            String text = letters(random, 1 + random.nextInt(12));
            int from = random.nextInt(within.length() + 1);
            int to = from + random.nextInt(within.length() - from + 1);
            int expected = within.substring(0, to).indexOf(text, from);
            assertThat(new Needle(text).find(within.getBytes(ISO_8859_1), from, to))
                    .as("%s in %s from %d to %d", text, within, from, to)
                    .isEqualTo(expected);
        }
    }

    @Test
    void finds_what_lies_anywhere_in_a_large_buffer() {
        for (String text : new String[] {"z", "xyz", "xyzzy", "a longer one with z"}) {
            for (int at = 32_700; at < 32_800; at++) {
                byte[] buffer = new byte[100_000];
                System.arraycopy(text.getBytes(ISO_8859_1), 0, buffer, at, text.length());
                assertThat(new Needle(text).find(buffer, 0, buffer.length)).isEqualTo(at);
                assertThat(new Needle(text).find(buffer, 0, at + text.length() - 1))
                        .isEqualTo(-1);
            }
        }
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
