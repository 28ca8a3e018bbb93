package io.reeve.service.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Output that is no text: in the log it is, byte by byte, what was printed, but for the stamps. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class BadOutputTest {
    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private static final int STAMP_LENGTH = "2026-11-21T13:06:27.123+00:00 ".length();

    @Test
    void fifty_megabytes_without_a_newline_are_one_line() throws Exception {
        byte[] printed = new byte[50 << 20];
        Arrays.fill(printed, (byte) 'x');
        assertLogged("endless", printed);
    }

    @Test
    void random_bytes_are_logged_as_they_are() throws Exception {
        byte[] printed = new byte[3 << 20];
        new Random(1).nextBytes(printed);
        assertLogged("random", printed);
    }

    @Test
    void runs_of_the_byte_that_fills_rings_and_of_nuls_are_logged_as_they_are() throws Exception {
        byte[] printed = new byte[1 << 20];
        Arrays.fill(printed, 0, 400_000, (byte) 0xFF);
        Arrays.fill(printed, 600_000, printed.length, (byte) 0xFF);
        printed[300_000] = '\n';
        printed[printed.length - 1] = '\n';
        assertLogged("filling", printed);
    }

    @Test
    void nothing_but_newlines_is_nothing_but_stamps() throws Exception {
        byte[] printed = new byte[200_000];
        Arrays.fill(printed, (byte) '\n');
        assertLogged("empty lines", printed);
    }

    @Test
    void invalid_utf_8_is_readable_over_http() {
        SHARED.client().addShell("invalid", "printf 'a\\377\\300\\200b\\n'; printf '\\342\\202'");
        SHARED.client().start("invalid");
        SHARED.awaitEnd("invalid");
        assertThat(SHARED.client().read("invalid")).startsWith("a\uFFFD").contains("b\n");
    }

    @Test
    void control_characters_are_readable_over_http() {
        SHARED.client().addShell("coloured", "printf '\\033[31mred\\033[0m \\013\\016\\037\\177\\n'");
        SHARED.client().start("coloured");
        SHARED.awaitEnd("coloured");
        assertThat(SHARED.client().read("coloured")).isEqualTo("\u001b[31mred\u001b[0m \u000b\u000e\u001f\u007f\n");
    }

    private static void assertLogged(String job, byte[] printed) throws IOException {
        Path file = SHARED.directory().resolve(job + ".bytes");
        Files.write(file, printed);
        SHARED.client().add(job, "/bin/cat", Map.of("params", java.util.List.of(file.toString())));
        SHARED.client().start(job);
        SHARED.awaitEnd(job);
        byte[] wanted = withFirstAndLastLine(job, printed);
        int compared = 0;
        for (Path log : SHARED.service().logFiles(job, false)) {
            compared = compareLines(Files.readAllBytes(log), wanted, compared);
        }
        assertThat(compared).as("bytes logged").isEqualTo(wanted.length);
    }

    /** Compares each line behind its stamp with what is wanted from there on; returns how far that is. */
    private static int compareLines(byte[] log, byte[] wanted, int from) {
        int compared = from;
        for (int start = 0; start < log.length; ) {
            int text = start + STAMP_LENGTH;
            int end = text;
            while (log[end] != '\n') {
                end++;
            }
            end++;
            int next = Math.min(compared + end - text, wanted.length);
            assertThat(Arrays.mismatch(log, text, end, wanted, compared, next))
                    .as("where the line differs that begins at byte %d of the log", start)
                    .isEqualTo(-1);
            compared = next;
            start = end;
        }
        return compared;
    }

    private static byte[] withFirstAndLastLine(String job, byte[] printed) {
        boolean finished = printed[printed.length - 1] == '\n';
        byte[] first = ("Process \"" + job + "\" starts.\n").getBytes(US_ASCII);
        byte[] last = ((finished ? "" : "\n") + "Process \"" + job + "\" ended with exit code 0.\n").getBytes(US_ASCII);
        return ByteBuffer.allocate(first.length + printed.length + last.length)
                .put(first)
                .put(printed)
                .put(last)
                .array();
    }
}
