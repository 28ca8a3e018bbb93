package io.reeve.service.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.OutputChunk;
import io.reeve.mbeans.OutputLine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecentOutputTest {
    @TempDir
    Path directory;

    private Ring ring;
    private RingWriter writer;
    private RecentOutput recent;

    @BeforeEach
    void open() throws Exception {
        ring = Ring.open(directory.resolve("ring"), Ring.MIN_CAPACITY);
        writer = new RingWriter(ring);
        recent = new RecentOutput(ring);
    }

    @Test
    void shows_the_last_lines_and_the_unfinished_one() throws Exception {
        writer.write("1\n2\n3\n4");
        assertThat(recent.lines(2)).isEqualTo("3\n4");
        assertThat(recent.lines(20)).isEqualTo("1\n2\n3\n4");
        assertThat(recent.lines(0)).isEmpty();
    }

    @Test
    void shows_the_lines_of_the_run_alone_with_their_times() throws Exception {
        writer.write("before\n");
        PrintTimes times = new PrintTimes(ring.head());
        ring.beginRun();
        assertThat(recent.linesOfRun(20, times)).isEmpty();
        print(times, "1\n2", 1_000);
        print(times, "\n3\n", 1_900);
        print(times, "4\n5", 61_000);
        assertThat(recent.linesOfRun(20, times))
                .containsExactly(
                        new OutputLine(1_000, "1", true),
                        new OutputLine(1_000, "2", true),
                        new OutputLine(1_000, "3", true),
                        new OutputLine(61_000, "4", true),
                        new OutputLine(61_000, "5", false));
        assertThat(recent.linesOfRun(2, times)).extracting(OutputLine::text).containsExactly("4", "5");
        assertThat(recent.linesOfRun(0, times)).isEmpty();
        assertThat(recent.linesOfRun(20, new PrintTimes(ring.head())))
                .extracting(OutputLine::atMillis)
                .containsOnly(0L);
        Ring again = Ring.open(directory.resolve("ring"), Ring.MIN_CAPACITY);
        assertThat(new RecentOutput(again).linesOfRun(20, times)).hasSize(5);
    }

    private void print(PrintTimes times, String text, long millis) throws Exception {
        writer.write(text);
        times.printed(ring.head(), millis);
    }

    @Test
    void remembers_the_times_of_the_last_seconds() throws Exception {
        PrintTimes times = new PrintTimes(0);
        for (int second = 1; second <= 1_000; second++) {
            print(times, "x\n", second * 1_000L);
        }
        assertThat(times.before(2_000)).isEqualTo(1_000_000);
        assertThat(times.before(1_999)).isEqualTo(1_000_000);
        assertThat(times.before(1_998)).isEqualTo(999_000);
        assertThat(times.before(1_800)).isEqualTo(900_000);
        assertThat(times.before(2)).isZero();
    }

    @Test
    void finds_many_long_lines_far_back() throws Exception {
        for (int i = 0; i < 60; i++) {
            writer.write(i + "x".repeat(1000) + "\n");
        }
        assertThat(recent.lines(50).lines()).hasSize(50).first().asString().startsWith("10x");
    }

    @Test
    void goes_on_where_the_last_piece_ended() throws Exception {
        writer.write("one\n");
        OutputChunk first = recent.from(0, 100);
        writer.write("two\n");
        assertThat(first.text()).isEqualTo("one\n");
        assertThat(recent.from(first.next(), 100).text()).isEqualTo("two\n");
    }

    @Test
    void says_how_much_is_no_longer_kept() throws Exception {
        for (int i = 0; i < 4; i++) {
            writer.write("x".repeat(Ring.WINDOW));
        }
        OutputChunk chunk = recent.from(0, 10);
        assertThat(chunk.skipped()).isEqualTo(ring.oldest());
        assertThat(chunk.next()).isEqualTo(ring.oldest() + 10);
    }

    @Test
    void does_not_cut_a_character_in_two() throws Exception {
        writer.write("aé日😀");
        assertThat(recent.from(0, 2).text()).isEqualTo("a");
        assertThat(recent.from(0, 3).text()).isEqualTo("aé");
        assertThat(recent.from(0, 5).text()).isEqualTo("aé");
        assertThat(recent.from(0, 6).text()).isEqualTo("aé日");
        assertThat(recent.from(0, 9).text()).isEqualTo("aé日");
        assertThat(recent.from(0, 10).text()).isEqualTo("aé日😀");
    }

    @Test
    void shows_bytes_that_are_no_text_as_replacement_characters() throws Exception {
        writer.write(new byte[] {'a', (byte) 0xFF, (byte) 0xC0, 'b'});
        assertThat(recent.from(0, 100).text()).isEqualTo("a\uFFFD\uFFFDb");
    }

    @Test
    void takes_a_position_beyond_the_end_for_the_end() throws Exception {
        writer.write("abc");
        assertThat(recent.from(1000, 10)).isEqualTo(new OutputChunk("", 3, 0));
    }
}
