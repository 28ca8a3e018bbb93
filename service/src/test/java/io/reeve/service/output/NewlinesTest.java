package io.reeve.service.output;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class NewlinesTest {

    @Test
    void finds_the_first_newline_wherever_it_is_and_whatever_surrounds_it() {
        Random random = new Random(1);
        byte[] nearNewline = {9, 10, 11, (byte) 0x8A, 0, -1, 'a'};
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = nearNewline[random.nextInt(nearNewline.length)];
            }
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            assertThat(Newlines.next(bytes, from, bytes.length)).isEqualTo(simply(bytes, from));
        }
    }

    private static int simply(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Test
    void finds_where_the_last_lines_begin() {
        assertThat(last("a\nb\nc\n", 2)).isEqualTo("b\nc\n");
        assertThat(last("a\nb\nunfinished", 2)).isEqualTo("b\nunfinished");
        assertThat(last("a\nb\n", 9)).isEqualTo("a\nb\n");
        assertThat(last("a", 1)).isEqualTo("a");
        assertThat(last("", 1)).isEqualTo("");
        assertThat(last("\n\n\n", 2)).isEqualTo("\n\n");
    }

    private static String last(String text, int lines) {
        byte[] bytes = text.getBytes(US_ASCII);
        return text.substring(Newlines.startOfLast(bytes, bytes.length, lines));
    }
}
