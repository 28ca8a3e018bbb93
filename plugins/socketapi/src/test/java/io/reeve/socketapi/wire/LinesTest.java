package io.reeve.socketapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final int LONGEST = 100;

    private static Lines lines() {
        return new Lines(LONGEST, bytes -> new String(bytes, StandardCharsets.ISO_8859_1).equals("WHOLE one"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> take(Lines lines, String received) throws ProtocolException {
        lines.add(ByteBuffer.wrap(bytes(received)));
        List<String> taken = new ArrayList<>();
        for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
            taken.add(new String(next.get(), StandardCharsets.ISO_8859_1));
        }
        return taken;
    }

    @Test
    void a_line_ends_as_each_kind_of_client_ends_it() throws ProtocolException {
        assertThat(take(lines(), "a\nb\r\nc\r\0d\r\n\r\n\n\re"))
                .containsExactly("a\n", "b\n", "c\n", "d\n", "\n", "\n", "\n");
    }

    @Test
    void what_telnet_negotiates_is_left_out() throws ProtocolException {
        String will = "\u00FF\u00FB\u0001";
        String doNot = "\u00FF\u00FE!";
        String size = "\u00FF\u00FA\u001F\0P\u00FF\u00FF\n\u00FF\u00F0";
        String interrupt = "\u00FF\u00F4";
        assertThat(take(lines(), will + "st" + doNot + "at" + size + "us" + interrupt + "\r" + will + "\nq\r\n"))
                .containsExactly("status\n", "q\n");
        assertThat(take(lines(), "a\u00FF\u00FFb\n")).containsExactly("a\u00FFb\n");
    }

    @Test
    void lines_are_the_same_however_they_are_cut() throws ProtocolException {
        String sent = "one\r\n\u00FF\u00FD\u0003two\n\u00FF\u00FA\u0018\u0001\u00FF\u00F0three\r\0\r\nfour\r";
        List<String> expected = List.of("one\n", "two\n", "three\n", "\n", "four\n");
        Random random = new Random(815);
        for (int round = 0; round < 1000; round++) {
            Lines lines = lines();
            List<String> taken = new ArrayList<>();
            int at = 0;
            while (at < sent.length()) {
                int end = Math.min(sent.length(), at + 1 + random.nextInt(5));
                taken.addAll(take(lines, sent.substring(at, end)));
                at = end;
            }
            assertThat(taken).as("round " + round).isEqualTo(expected);
            assertThat(lines.isWithin()).isFalse();
            assertThat(lines.held()).isZero();
        }
    }

    @Test
    void only_what_comes_first_can_be_a_request_without_an_end() throws ProtocolException {
        assertThat(take(lines(), "WHOLE one")).containsExactly("WHOLE one");
        assertThat(take(lines(), "\u00FF\u00FB\u0001WHOLE one")).containsExactly("WHOLE one");
        Lines typed = lines();
        assertThat(take(typed, "\n")).containsExactly("\n");
        assertThat(take(typed, "WHOLE one")).isEmpty();
        assertThat(take(typed, "\n")).containsExactly("WHOLE one\n");
        Lines slow = lines();
        assertThat(take(slow, "WHOLE ")).isEmpty();
        assertThat(take(slow, "one")).isEmpty();
        assertThat(take(lines(), "WHOLE one\n")).containsExactly("WHOLE one\n");
        assertThat(take(lines(), "another")).isEmpty();
    }

    @Test
    void a_line_that_is_too_long_is_refused_before_it_ends() throws ProtocolException {
        assertThat(take(lines(), "x".repeat(LONGEST - 1) + "\n")).hasSize(1);
        for (String end : new String[] {"", "\n"}) {
            assertThatThrownBy(() -> take(lines(), "x".repeat(LONGEST + 1) + end))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("a line is longer than 100 bytes");
        }
    }

    @Test
    void an_answer_is_sent_as_it_is() {
        assertThat(lines().sent(bytes("UP"))).isEqualTo(ByteBuffer.wrap(bytes("UP")));
    }
}
