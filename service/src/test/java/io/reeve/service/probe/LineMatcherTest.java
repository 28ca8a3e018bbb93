package io.reeve.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class LineMatcherTest {

    @ParameterizedTest
    @CsvSource({
        "Started .* in, 'x\nStarted app in 3 s\n', true",
        "Started .* in, 'Started app\nin\n', false",
        "ready$, 'ready\r\n', true",
        "ready\\z, 'ready\r\n', true",
        "ready$, 'ready\n', true",
        "^$, '\n', true",
        "ready, 'ready', false",
        ".*ready.*, 'is ready now\n', true",
        ".*?ready, 'is ready\n', true",
        ".*|b, 'a\n', true",
        "(?i)READY, 'ready\n', true",
    })
    void a_whole_line_matches_anywhere_in_it(String regex, String output, boolean matched) {
        assertThat(matcher(regex).accept(bytes(output))).isEqualTo(matched);
    }

    @Test
    void a_line_may_come_byte_by_byte_and_be_cut_within_a_character() {
        LineMatcher matcher = matcher("^läuft € 😀$");
        for (byte next : "davor\nläuft € 😀\r".getBytes(StandardCharsets.UTF_8)) {
            assertThat(matcher.accept(ByteBuffer.wrap(new byte[] {next}))).isFalse();
        }
        assertThat(matcher.accept(bytes("\n"))).isTrue();
        assertThat(matcher.accept(bytes("else\n"))).isTrue();
    }

    @Test
    void what_is_no_utf_8_does_no_harm() {
        LineMatcher matcher = matcher("ready");
        matcher.accept(ByteBuffer.wrap(new byte[] {(byte) 0xC3, (byte) 0xFF, 0, (byte) 0xE2, '\n'}));
        assertThat(matcher.accept(bytes("ready\n"))).isTrue();
    }

    @Test
    void of_a_huge_line_the_beginning_is_looked_at() {
        LineMatcher matcher = matcher("end|begin");
        for (int i = 0; i < 1000; i++) {
            matcher.accept(bytes("x".repeat(10_000)));
        }
        assertThat(matcher.accept(bytes(" end\n"))).isFalse();
        matcher.accept(bytes("begin" + "x".repeat(100_000)));
        assertThat(matcher.accept(bytes("\n"))).isTrue();
    }

    @Test
    void an_expression_that_backtracks_for_ever_is_cut_off_and_given_up_in_the_end() {
        LineMatcher matcher = matcher("(x+x+)+\\1y");
        matcher.accept(bytes("x".repeat(60) + "\n"));
        assertThat(matcher.isTooCostly()).isFalse();
        assertThat(matcher.accept(bytes("xxxxy\n"))).isTrue();
        LineMatcher other = matcher("(x+x+)+\\1y");
        other.accept(bytes(("x".repeat(60) + "\n").repeat(200)));
        assertThat(other.isTooCostly()).isTrue();
        assertThat(other.isOver()).isTrue();
        assertThat(other.accept(bytes("xxxxy\n"))).isFalse();
    }

    @Test
    void an_expression_that_recurses_too_deeply_does_no_harm() {
        LineMatcher matcher = matcher("^(a|b)*c");
        matcher.accept(bytes("a".repeat(100_000) + "\n"));
        assertThat(matcher.accept(bytes("abc\n"))).isTrue();
    }

    @Test
    void long_lines_and_an_expression_that_begins_with_anything_go_together() {
        LineMatcher matcher = matcher(".*ready.*");
        matcher.accept(bytes(("x".repeat(8000) + "\n").repeat(200)));
        assertThat(matcher.isTooCostly()).isFalse();
        assertThat(matcher.accept(bytes("ready\n"))).isTrue();
    }

    private static LineMatcher matcher(String regex) {
        return new LineMatcher(Pattern.compile(regex));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
