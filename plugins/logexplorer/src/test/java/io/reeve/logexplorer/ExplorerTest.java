package io.reeve.logexplorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.reeve.mbeans.LogExplorerMXBean;
import io.reeve.mbeans.LogFileInfo;
import io.reeve.mbeans.LogRange;
import io.reeve.mbeans.OutputStreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplorerTest {
    private static final String FILE = "2026112104.log";

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
    void lists_the_days_of_all_instances_in_order() throws IOException {
        for (String day : new String[] {"20261122", "instance-10/20261121", "20261121", "instance-2/20261123"}) {
            Files.createDirectories(logs.top.resolve("jobs/mail").resolve(day));
        }
        Files.createDirectories(logs.top.resolve("jobs/mail/instance-x/20261121"));
        Files.createDirectories(logs.top.resolve("jobs/mail/instance-02/20261121"));
        logs.mail("20261199", "a file");
        logs.mail("note", "another one");
        assertThat(explorer.listDir("mail"))
                .containsExactly("20261121", "20261122", "instance-2/20261123", "instance-10/20261121");
        assertThat(explorer.listDir("deleted long ago")).isEmpty();
    }

    @Test
    void lists_files_in_order_each_once() throws IOException {
        Path plain = logs.mail("20261121/2026112104.1.log", "two");
        Files.setLastModifiedTime(plain, FileTime.fromMillis(1_700_000_000_000L));
        logs.mail("20261121/2026112105.error.log", "trouble");
        Logs.compress(logs.mail("20261121/2026112104.log", "one"));
        Path twice = logs.mail("20261121/2026112106.log", "before ");
        Logs.compress(twice);
        logs.mail("20261121/2026112106.log", "after");
        logs.mail("20261121/2026112107.txt", "no log");
        logs.mail("20261121/2026112204.log", "of another day");
        assertThat(explorer.listFile("mail", "20261121"))
                .extracting(LogFileInfo::name, LogFileInfo::stream, LogFileInfo::compressed)
                .containsExactly(
                        tuple(FILE, OutputStreamName.OUT, true),
                        tuple("2026112104.1.log", OutputStreamName.OUT, false),
                        tuple("2026112105.error.log", OutputStreamName.ERR, false),
                        tuple("2026112106.log", OutputStreamName.OUT, true));
        LogFileInfo listed = explorer.listFile("mail", "20261121").get(1);
        assertThat(listed.storedBytes()).isEqualTo(3);
        assertThat(listed.modifiedMillis()).isEqualTo(1_700_000_000_000L);
        assertThat(explorer.listFile("mail", "20261122")).isEmpty();
        assertThat(explorer.get("mail", "20261121", "2026112106.log")).isEqualTo("before after");
    }

    @Test
    void gets_a_whole_text_compressed_or_not() throws IOException {
        Path file = logs.mail("20261121/" + FILE, "grüße \u001b[31mred\u001b[0m <b>bold</b> \0\n");
        String text = explorer.get("mail", "20261121", FILE);
        assertThat(text).isEqualTo("grüße \u001b[31mred\u001b[0m <b>bold</b> \0\n");
        Logs.compress(file);
        assertThat(explorer.get("mail", "20261121", FILE)).isEqualTo(text);
        assertThat(explorer.get("mail", "20261121", FILE + ".gz")).isEqualTo(text);
        assertThat(explorer.get("mail", "20261121", "2026112105.log")).isEmpty();
        assertThat(explorer.get("nobody", "20261121", FILE)).isEmpty();
    }

    @Test
    void text_that_was_compressed_a_moment_ago_and_is_still_there_is_read_once() throws IOException {
        Path file = logs.mail("20261121/" + FILE, "once\n");
        Files.write(Path.of(file + ".gz"), Logs.zipped("once\n".getBytes(UTF_8)));
        assertThat(explorer.get("mail", "20261121", FILE)).isEqualTo("once\n");
        logs.mail("20261121/" + FILE, "more\n");
        assertThat(explorer.get("mail", "20261121", FILE)).isEqualTo("once\nonce\nmore\n");
    }

    @Test
    void a_whole_text_of_more_than_4_mib_is_refused_compressed_or_not() throws IOException {
        Path file = logs.append("jobs/mail/20261121/" + FILE, new byte[4 << 20]);
        assertThat(explorer.get("mail", "20261121", FILE)).hasSize(4 << 20);
        logs.append("jobs/mail/20261121/" + FILE, new byte[1]);
        assertThatThrownBy(() -> explorer.get("mail", "20261121", FILE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("20261121/2026112104.log has more than 4 MiB of text: read it in ranges, with getRange");
        Logs.compress(file);
        assertThatThrownBy(() -> explorer.get("mail", "20261121", FILE)).hasMessageContaining("in ranges");
    }

    @Test
    void what_is_not_committed_is_not_read() {
        Path file = logs.mail("20261121/" + FILE, "committed\nnot yet\n");
        logs.store.written.put(file, 10L);
        assertThat(explorer.get("mail", "20261121", FILE)).isEqualTo("committed\n");
        assertThat(range(0, 100)).isEqualTo(new LogRange("committed\n", 0, 10, true));
        assertThat(range(-4, 100)).isEqualTo(new LogRange("ted\n", 6, 10, true));
        assertThat(explorer.search("mail", "not", false, "", "", "", 0, 10, "").matches())
                .isEmpty();
    }

    @Test
    void ranges_begin_and_end_at_characters() throws IOException {
        Path file = logs.mail("20261121/" + FILE, "a€𝄞b");
        for (boolean compressed : new boolean[] {false, true}) {
            assertThat(range(0, 1)).isEqualTo(new LogRange("a", 0, 1, false));
            assertThat(range(0, 3)).isEqualTo(new LogRange("a", 0, 1, false));
            assertThat(range(1, 1)).isEqualTo(new LogRange("€", 1, 4, false));
            assertThat(range(2, 4)).isEqualTo(new LogRange("𝄞", 4, 8, false));
            assertThat(range(0, 9)).isEqualTo(new LogRange("a€𝄞b", 0, 9, true));
            assertThat(range(-3, 9)).isEqualTo(new LogRange("b", 8, 9, true));
            assertThat(range(-100, 9)).isEqualTo(new LogRange("a€𝄞b", 0, 9, true));
            assertThat(range(9, 9)).isEqualTo(new LogRange("", 9, 9, true));
            assertThat(range(Long.MAX_VALUE, 9)).isEqualTo(new LogRange("", 9, 9, true));
            assertThat(range(Long.MIN_VALUE, 1)).isEqualTo(new LogRange("a", 0, 1, false));
            if (!compressed) {
                Logs.compress(file);
            }
        }
        assertThat(explorer.getRange("mail", "20261121", "2026112105.log", 5, 5))
                .isEqualTo(new LogRange("", 0, 0, true));
    }

    @Test
    void ranges_of_any_length_make_up_the_text_that_is_there() {
        byte[] bytes = new byte[3000];
        new Random(7).nextBytes(bytes);
        System.arraycopy("é€𝄞".repeat(100).getBytes(UTF_8), 0, bytes, 1000, 900);
        bytes[2999] = 'z';
        logs.append("jobs/mail/20261121/" + FILE, bytes);
        String whole = new String(bytes, UTF_8);
        for (int length : new int[] {1, 2, 3, 4, 5, 7, 16, 1000}) {
            StringBuilder text = new StringBuilder();
            LogRange range = range(0, length);
            text.append(range.text());
            while (!range.atEnd()) {
                LogRange following = range(range.next(), length);
                assertThat(following.offset()).isEqualTo(range.next());
                assertThat(following.next()).isGreaterThan(range.next());
                text.append(following.text());
                range = following;
            }
            assertThat(range.next()).isEqualTo(3000);
            assertThat(text.toString().replace("\uFFFD", "")).isEqualTo(whole.replace("\uFFFD", ""));
        }
    }

    @Test
    void the_beginning_of_a_character_at_the_end_waits_for_the_rest() {
        logs.append("jobs/mail/20261121/" + FILE, new byte[] {'a', (byte) 0xE2, (byte) 0x82});
        assertThat(range(0, 10)).isEqualTo(new LogRange("a", 0, 1, true));
        assertThat(range(1, 1)).isEqualTo(new LogRange("", 1, 1, true));
        logs.append("jobs/mail/20261121/" + FILE, new byte[] {(byte) 0xAC, (byte) 0xFF});
        assertThat(range(1, 10)).isEqualTo(new LogRange("€\uFFFD", 1, 5, true));
    }

    @Test
    void a_length_has_to_be_possible() {
        for (int length : new int[] {Integer.MIN_VALUE, -1, 0, (1 << 20) + 1, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> range(0, length))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("length is " + length + ": expected 1 to 1048576");
        }
    }

    @Test
    void a_damaged_file_is_told_of_in_a_sentence() throws IOException {
        logs.mail("20261121/" + FILE + ".gz", "this is not gzipped");
        assertThatThrownBy(() -> explorer.get("mail", "20261121", FILE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the log of job mail cannot be read: a compressed file is damaged: Not in GZIP format");
        byte[] cut = Arrays.copyOf(Logs.zipped(new byte[100_000]), 60);
        logs.append("jobs/mail/20261121/2026112105.log.gz", cut);
        assertThatThrownBy(() -> explorer.get("mail", "20261121", "2026112105.log"))
                .hasMessageStartingWith("the log of job mail cannot be read: a compressed file is damaged");
        logs.mail("20261121/2026112106.log", "found\n");
        assertThat(explorer.search("mail", "found", false, "", "", "", 0, 10, "")
                        .matches())
                .hasSize(1);
    }

    @Test
    void a_file_that_unpacks_to_very_much_is_read_in_little_memory() throws IOException {
        byte[] zeros = Logs.zipped(new byte[16 << 20]);
        logs.append("jobs/mail/20261121/" + FILE + ".gz", zeros);
        logs.append("jobs/mail/20261121/" + FILE + ".gz", zeros);
        assertThatThrownBy(() -> explorer.get("mail", "20261121", FILE)).hasMessageContaining("4 MiB");
        assertThat(range((32 << 20) - 2, 10).text()).isEqualTo("\0\0");
        assertThat(range(-2, 10).next()).isEqualTo(32 << 20);
    }

    @Test
    void the_service_has_a_log_too() {
        logs.append(
                "server/20261121/" + FILE, Logs.line("04:00:00", "INFO started").getBytes(UTF_8));
        assertThat(explorer.serverListDir()).containsExactly("20261121");
        assertThat(explorer.serverListFile("20261121"))
                .extracting(LogFileInfo::name)
                .containsExactly(FILE);
        assertThat(explorer.serverGet("20261121", FILE)).endsWith("INFO started\n");
        assertThat(explorer.serverGetRange("20261121", FILE, -8, 7).text()).isEqualTo("started");
        assertThat(explorer.serverSearch("started", false, "OUT", "", "", 0, 1, "")
                        .matches())
                .hasSize(1);
        assertThatThrownBy(() -> explorer.serverSearch("started", false, "ERR", "", "", 0, 1, ""))
                .hasMessage("stream is ERR: the service logs to OUT alone");
        assertThatThrownBy(() -> explorer.serverListFile("instance-2/20261121"))
                .hasMessage("'instance-2/20261121' is not a directory of the service's logs: it has no instances");
    }

    private LogRange range(long offset, int length) {
        return explorer.getRange("mail", "20261121", FILE, offset, length);
    }
}
