package io.reeve.logexplorer;

import static io.reeve.mbeans.OutputStreamName.ERR;
import static io.reeve.mbeans.OutputStreamName.OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.LogChunk;
import io.reeve.mbeans.LogExplorerMXBean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FollowTest {
    private static final String FOUR = "20261121/2026112104.log";
    private static final String FOUR_MORE = "20261121/2026112104.1.log";
    private static final String FIVE = "20261121/2026112105.log";
    private static final String NEXT_DAY = "20261122/2026112200.log";
    private static final int LIMIT = 1 << 20;

    @TempDir
    Path directory;

    private Logs logs;
    private LogExplorerMXBean explorer;

    @BeforeEach
    void begin() {
        logs = new Logs(directory);
        explorer = logs.explorer();
    }

    @Test
    void begins_at_the_end_or_lines_before_it() throws IOException {
        Logs.compress(logs.mail(FOUR, "1\n2\n3\n"));
        logs.mail(FOUR_MORE, "4\n5\n");
        logs.mail(NEXT_DAY, "6\n7\nunfinished");
        assertThat(follow("")).isEqualTo(new LogChunk("", NEXT_DAY + "@4", true, false));
        assertThat(follow("-0")).isEqualTo(follow(""));
        assertThat(follow("-1")).isEqualTo(new LogChunk("7\n", NEXT_DAY + "@4", true, false));
        assertThat(follow("-2").text()).isEqualTo("6\n7\n");
        assertThat(follow("-4").text()).isEqualTo("4\n5\n6\n7\n");
        assertThat(follow("-6").text()).isEqualTo("2\n3\n4\n5\n6\n7\n");
        assertThat(follow("-10000").text()).isEqualTo("1\n2\n3\n4\n5\n6\n7\n");
        assertThatThrownBy(() -> follow("-10001")).hasMessage("the number of lines is 10001: expected 0 to 10000");
    }

    @Test
    void begins_at_the_end_of_a_long_file() {
        logs.mail(
                FOUR,
                IntStream.range(0, 200_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));
        assertThat(follow("-3").text()).isEqualTo("line 199997\nline 199998\nline 199999\n");
        assertThat(follow("-10000").text()).startsWith("line 190000\n").endsWith("line 199999\n");
        logs.mail(FOUR, ("x".repeat(3_000_000) + "\n").repeat(2));
        LogChunk chunk = follow("-1");
        assertThat(chunk.text()).hasSize(LIMIT).matches("x+");
    }

    @Test
    void a_log_that_does_not_exist_yet_is_followed_from_its_beginning() {
        LogChunk nothing = follow("");
        assertThat(nothing.text()).isEmpty();
        assertThat(nothing.atEnd()).isTrue();
        logs.mail(FOUR, "first\n");
        assertThat(follow(nothing.next())).isEqualTo(new LogChunk("first\n", FOUR + "@6", true, false));
    }

    @Test
    void goes_from_file_to_file_over_hours_sizes_and_days() {
        logs.mail(FOUR, "1\n");
        LogChunk chunk = follow("-1");
        logs.mail(FOUR, "2\n");
        chunk = expect(chunk, "2\n", FOUR + "@4");
        chunk = expect(chunk, "", FOUR + "@4");
        logs.mail(FOUR, "3\n");
        logs.mail(FOUR_MORE, "4\n");
        chunk = expect(chunk, "3\n4\n", FOUR_MORE + "@2");
        logs.mail(FIVE, "");
        chunk = expect(chunk, "", FIVE + "@0");
        logs.mail(FIVE, "5\n");
        logs.mail("20261121/2026112105.error.log", "trouble\n");
        logs.mail("instance-2/" + FIVE, "another\n");
        logs.mail(NEXT_DAY, "6\n");
        expect(chunk, "5\n6\n", NEXT_DAY + "@2");
        assertThat(explorer.follow("mail", 1, ERR, "-9", LIMIT).text()).isEqualTo("trouble\n");
        assertThat(explorer.follow("mail", 2, OUT, "-9", LIMIT))
                .isEqualTo(new LogChunk("another\n", FIVE + "@8", true, false));
        assertThat(explorer.follow("mail", 3, OUT, "-9", LIMIT).text()).isEmpty();
    }

    @Test
    void gives_whole_lines_and_what_a_finished_file_ends_with() {
        logs.mail(FOUR, "1\nunfin");
        LogChunk chunk = follow("-9");
        assertThat(chunk).isEqualTo(new LogChunk("1\n", FOUR + "@2", true, false));
        logs.mail(FOUR, "ished\n2");
        chunk = expect(chunk, "unfinished\n", FOUR + "@13");
        logs.mail(FIVE, "nd\n3\n");
        expect(chunk, "2nd\n3\n", FIVE + "@5");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64, 1000})
    void pieces_of_any_size_make_up_everything(int limit) throws IOException {
        String one = "short\n" + "é€𝄞".repeat(100) + "\nmore\n";
        String two = "\n\nlines€\n" + "y".repeat(200) + "\n";
        Logs.compress(logs.mail(FOUR, one));
        logs.mail(FIVE, two);
        StringBuilder text = new StringBuilder();
        LogChunk chunk = explorer.follow("mail", 1, OUT, FOUR + "@0", limit);
        text.append(chunk.text());
        while (!chunk.atEnd()) {
            LogChunk following = explorer.follow("mail", 1, OUT, chunk.next(), limit);
            assertThat(following.gap()).isFalse();
            assertThat(following.next()).isNotEqualTo(chunk.next());
            assertThat(following.text().getBytes(UTF_8).length).isLessThanOrEqualTo(Math.max(4, limit));
            text.append(following.text());
            chunk = following;
        }
        assertThat(text.toString()).isEqualTo(one + two);
    }

    @Test
    void what_is_not_committed_waits() {
        Path file = logs.mail(FOUR, "1\n2\n3\n");
        logs.store.written.put(file, 3L);
        LogChunk chunk = follow("-9");
        assertThat(chunk).isEqualTo(new LogChunk("1\n", FOUR + "@2", true, false));
        chunk = expect(chunk, "", FOUR + "@2");
        logs.store.written.put(file, 4L);
        chunk = expect(chunk, "2\n", FOUR + "@4");
        logs.store.written.remove(file);
        expect(chunk, "3\n", FOUR + "@6");
    }

    @Test
    void survives_that_its_file_is_compressed() throws IOException {
        Path file = logs.mail(FOUR, "1\n2\n");
        LogChunk chunk = follow("-1");
        logs.mail(FOUR, "3\n");
        byte[] zipped = Logs.zipped(Files.readAllBytes(file));
        Files.write(Path.of(file + ".gz"), zipped);
        LogChunk both = follow(chunk.next());
        assertThat(both.text()).isEqualTo("3\n");
        Files.delete(file);
        assertThat(follow(chunk.next())).isEqualTo(both);
        logs.mail(FOUR_MORE, "4\n");
        chunk = expect(chunk, "3\n4\n", FOUR_MORE + "@2");
        Logs.compress(logs.top.resolve("jobs/mail/" + FOUR_MORE));
        expect(chunk, "", FOUR_MORE + "@2");
    }

    @Test
    void tells_of_files_that_were_deleted_and_goes_on_after_them() throws IOException {
        Path file = logs.mail(FOUR, "1\n2\n");
        LogChunk chunk = follow("-1");
        Files.delete(file);
        assertThat(follow(chunk.next())).isEqualTo(new LogChunk("", FOUR + "@4", true, false));
        logs.mail(FIVE, "3\n");
        logs.mail(NEXT_DAY, "4\n");
        assertThat(follow(chunk.next())).isEqualTo(new LogChunk("3\n4\n", NEXT_DAY + "@2", true, true));
    }

    @Test
    void tells_of_a_file_that_was_cut_and_goes_on_at_its_end() throws IOException {
        Path file = logs.mail(FOUR, "1\n2\n");
        LogChunk chunk = follow("-1");
        Files.writeString(file, "x\n");
        LogChunk cut = follow(chunk.next());
        assertThat(cut).isEqualTo(new LogChunk("", FOUR + "@2", true, true));
        logs.mail(FOUR, "y\n");
        expect(cut, "y\n", FOUR + "@4");
        Files.writeString(file, "");
        logs.mail(FIVE, "z\n");
        assertThat(follow(chunk.next())).isEqualTo(new LogChunk("z\n", FIVE + "@2", true, true));
    }

    @Test
    void what_cannot_be_followed_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> explorer.follow("mail", 0, OUT, "", 1))
                .hasMessage("instance is 0: expected 1 to 1000");
        assertThatThrownBy(() -> explorer.follow("mail", 1, OUT, "", 0))
                .hasMessage("limit is 0: expected 1 to 1048576");
        assertThatThrownBy(() -> explorer.follow("mail", 1, ERR, FOUR + "@0", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'20261121/2026112104.log@0' is not a cursor of ERR");
        assertThatThrownBy(() -> follow("instance-2/" + FOUR + "@0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> follow(FOUR + ".gz@0")).isInstanceOf(IllegalArgumentException.class);
    }

    private LogChunk follow(String cursor) {
        return explorer.follow("mail", 1, OUT, cursor, LIMIT);
    }

    private LogChunk expect(LogChunk after, String text, String next) {
        LogChunk chunk = follow(after.next());
        assertThat(chunk).isEqualTo(new LogChunk(text, next, true, false));
        return chunk;
    }
}
